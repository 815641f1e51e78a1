package org.embargoledger.ledger.changes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.embargoledger.ledger.entries.EntriesAnswer;
import org.embargoledger.model.json.Json;

/** The kinds of events in a stream of changes, as text/event-stream has them. */
@ApplicationScoped
public class ChangeEvents {

  private static final long RECONNECT_MS = 2_000;

  private final ObjectMapper json;

  @Inject
  public ChangeEvents(ObjectMapper json) {
    this.json = json;
  }

  /** Tells where the stream begins, so that a client can resume even before the first line. */
  static String begin(ChangedLines.Page page, long last) {
    return "retry: %d\nevent: begin\nid: %d\ndata: %s\n\n"
        .formatted(RECONNECT_MS, last, where(page));
  }

  String line(EntriesAnswer.Entry line) {
    try {
      return "event: line\nid: %d\ndata: %s\n\n"
          .formatted(line.id(), json.writeValueAsString(line));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A rebuilt ledger is served from here on. Its lines have the same ids. */
  static String generation(ChangedLines.Page page) {
    return "event: generation\ndata: %s\n\n".formatted(where(page));
  }

  /** The rebuilt ledger is another one: what was sent so far may not hold. */
  static String reset(ChangedLines.Page page) {
    return "event: reset\nid: 0\ndata: %s\n\n"
        .formatted(
            where(page)
                .put("reason", "the rebuilt ledger has other lines; read it again from the start"));
  }

  private static ObjectNode where(ChangedLines.Page page) {
    return Json.object()
        .put("generation", page.generation())
        .put("position", page.position())
        .put("lastEntryId", page.lastEntryId());
  }
}
