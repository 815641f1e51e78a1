package org.embargoledger.ingest.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.embargoledger.ingest.log.postgres.LoggedEvent;
import org.embargoledger.model.json.Json;

/**
 * All versions of a fact, oldest first: who said what, when and why it was changed.
 *
 * @param events the canonical bytes of the log, from which all else here is drawn
 */
public record FactHistory(
    UUID factId, String factType, List<Version> versions, @JsonRawValue String events) {

  /**
   * @param partner who submitted it
   * @param recordedAt when the log took it, UTC
   * @param reason why the version before was changed; null for the first
   * @param differences to the version before; none for the first, and none for a retraction, which
   *     withdraws the fact as it stood
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Version(
      int version,
      String eventId,
      long position,
      String kind,
      String partner,
      Instant recordedAt,
      String reason,
      List<Difference> differences) {}

  /**
   * @param events of one fact, at least one, oldest first
   */
  static FactHistory of(List<LoggedEvent> events) {
    List<Version> versions = new ArrayList<>();
    JsonNode factBefore = null;
    for (LoggedEvent logged : events) {
      JsonNode event = Json.parse(logged.body);
      JsonNode fact = event.get("fact");
      versions.add(version(logged, event, differences(factBefore, fact)));
      factBefore = fact;
    }
    LoggedEvent first = events.get(0);
    return new FactHistory(first.factId, first.factType, versions, raw(events));
  }

  private static List<Difference> differences(JsonNode before, JsonNode fact) {
    return before == null || fact == null ? List.of() : Difference.between(before, fact);
  }

  private static Version version(LoggedEvent logged, JsonNode event, List<Difference> differences) {
    return new Version(
        logged.version,
        logged.factId + "." + logged.version,
        logged.position,
        event.path("kind").asText(),
        logged.partner,
        logged.recordedAt,
        event.path("reason").asText(null),
        differences);
  }

  private static String raw(List<LoggedEvent> events) {
    return events.stream()
        .map(event -> new String(event.body, StandardCharsets.UTF_8))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
