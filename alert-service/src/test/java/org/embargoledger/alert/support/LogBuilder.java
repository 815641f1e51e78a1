package org.embargoledger.alert.support;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.EventHeader;
import org.embargoledger.model.event.FactCorrected;
import org.embargoledger.model.event.FactRecorded;
import org.embargoledger.model.event.FactRetracted;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.FactType;

/** Gives facts their place in a log: dense positions, versions and one second between events. */
public final class LogBuilder {

  private static final Instant FIRST = Instant.parse("2026-11-24T12:00:00.123456Z");

  private final Map<UUID, EventHeader> latest = new HashMap<>();
  private Instant first = FIRST;
  private long next;

  /** What follows is recorded on that day. */
  public synchronized LogBuilder on(String day) {
    first = Instant.parse(day + "T12:00:00Z").minusSeconds(next);
    return this;
  }

  public synchronized FactRecorded record(Fact fact) {
    return record(new UUID(0x0199a0f000007000L, next + 1), fact);
  }

  public synchronized FactRecorded record(UUID factId, Fact fact) {
    return new FactRecorded(header(factId, 1, FactType.of(fact), fact.target()), fact);
  }

  public synchronized FactCorrected correct(Event event, Fact fact) {
    EventHeader before = latest.get(event.header().factId());
    return new FactCorrected(
        header(before.factId(), before.version() + 1, before.factType(), fact.target()),
        fact,
        "corrected");
  }

  public synchronized FactRetracted retract(Event event) {
    EventHeader before = latest.get(event.header().factId());
    return new FactRetracted(
        header(before.factId(), before.version() + 1, before.factType(), before.target()),
        "retracted");
  }

  private EventHeader header(UUID factId, int version, FactType type, String target) {
    EventHeader header =
        new EventHeader(next, factId, version, type, target, "partner-a", first.plusSeconds(next));
    next++;
    latest.put(factId, header);
    return header;
  }
}
