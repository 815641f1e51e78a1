package org.embargoledger.alert.support;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embargoledger.alert.detect.Evidence;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Severity;
import org.embargoledger.alert.triage.Notice;
import org.embargoledger.model.json.Json;

/** Findings of a detector that there is not. */
public final class MadeUp {

  private MadeUp() {}

  public static Notice found(int i) {
    return new Notice.Found(
        new Finding(
            "made-up/KP/" + i,
            "made-up",
            Severity.INFO,
            "KP",
            Map.of("number", Integer.toString(i)),
            "Number " + i,
            Optional.empty(),
            Instant.parse("2026-11-24T12:00:00Z"),
            i,
            new Evidence("event-" + i, List.of(), Json.object(), "", "")),
        new JsonObject());
  }
}
