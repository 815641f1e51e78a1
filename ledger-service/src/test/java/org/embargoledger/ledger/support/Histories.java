package org.embargoledger.ledger.support;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.EventHeader;
import org.embargoledger.model.event.FactCorrected;
import org.embargoledger.model.event.FactRecorded;
import org.embargoledger.model.event.FactRetracted;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.FactType;

/** Numbers events as the log does. */
public final class Histories {

  private static final Instant START = Instant.parse("2025-11-24T12:00:00Z");

  private record Stream(int version, FactType type) {}

  private final List<Event> events = new ArrayList<>();
  private final Map<UUID, Stream> streams = new HashMap<>();

  public List<Event> events() {
    return events;
  }

  public Event recorded(UUID id, Fact fact) {
    return add(new FactRecorded(header(id, fact.type()), fact));
  }

  public Event corrected(UUID id, Fact fact, String reason) {
    return add(new FactCorrected(header(id, fact.type()), fact, reason));
  }

  public Event retracted(UUID id, String reason) {
    return add(new FactRetracted(header(id, streams.get(id).type()), reason));
  }

  private EventHeader header(UUID id, FactType type) {
    int version = streams.containsKey(id) ? streams.get(id).version() + 1 : 1;
    streams.put(id, new Stream(version, type));
    long position = events.size();
    return new EventHeader(
        position, id, version, type, "KP", "partner-a", START.plusMillis(position));
  }

  private Event add(Event event) {
    events.add(event);
    return event;
  }
}
