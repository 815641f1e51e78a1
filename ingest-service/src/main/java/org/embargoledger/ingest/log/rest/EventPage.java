package org.embargoledger.ingest.log.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.embargoledger.ingest.log.postgres.LoggedEvent;

/**
 * A run of events in log order. The events are the canonical bytes of the log, not a copy of them.
 *
 * @param next path of the following page; null at the end of what is there now
 */
public record EventPage(@JsonRawValue String events, String next) {

  static EventPage ofLog(List<LoggedEvent> events, int limit) {
    String next =
        events.size() < limit
            ? null
            : "/v1/events?after=%d&limit=%d"
                .formatted(events.get(events.size() - 1).position, limit);
    return new EventPage(array(events), next);
  }

  private static String array(List<LoggedEvent> events) {
    return events.stream()
        .map(event -> new String(event.body, StandardCharsets.UTF_8))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
