package org.embargoledger.alert.support;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.EventHeader;
import org.embargoledger.model.event.FactCorrected;
import org.embargoledger.model.event.FactRecorded;
import org.embargoledger.model.event.FactRetracted;

/** A {@link RandomHistory} whose events are hours or days apart, so that days pass among them. */
public final class SpreadHistory {

  private static final Instant FIRST = Instant.parse("2024-03-01T06:00:00Z");
  private static final int HOURS_MAX = 90;

  private SpreadHistory() {}

  public static List<Event> of(long seed, int events) {
    Random random = new Random(seed);
    Instant at = FIRST;
    List<Event> spread = new ArrayList<>(events);
    for (Event event : RandomHistory.of(seed, events)) {
      at = at.plusSeconds(random.nextInt(HOURS_MAX) * 3_600L);
      spread.add(event.match(new At(at)));
    }
    return spread;
  }

  private record At(Instant at) implements Event.Cases<Event> {

    @Override
    public Event recorded(FactRecorded event) {
      return new FactRecorded(at(event.header()), event.fact());
    }

    @Override
    public Event corrected(FactCorrected event) {
      return new FactCorrected(at(event.header()), event.fact(), event.reason());
    }

    @Override
    public Event retracted(FactRetracted event) {
      return new FactRetracted(at(event.header()), event.reason());
    }

    private EventHeader at(EventHeader header) {
      return new EventHeader(
          header.position(),
          header.factId(),
          header.version(),
          header.factType(),
          header.target(),
          header.partner(),
          at);
    }
  }
}
