package org.embargoledger.bench.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.embargoledger.bench.load.EventSource;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.EventHeader;
import org.embargoledger.model.event.FactCorrected;
import org.embargoledger.model.event.FactRecorded;
import org.embargoledger.model.event.FactRetracted;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.FactIds;
import org.embargoledger.model.fact.Relation;

/**
 * A log as it might be after years of many reporters, always the same one: mostly single shipments,
 * some monthly reports, annual totals at the end of each year, pledges, payments, agreements,
 * corrections, retractions and retellings. After twenty years of valid time it begins anew with the
 * first, so that the groups of competing claims grow with the log.
 */
final class GeneratedEvents implements EventSource {
  private static final long SEED = 1718;
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final LocalDate FIRST_DAY = LocalDate.of(2010, 1, 1);
  private static final int DAYS = 365 * 20;
  private static final int EVENTS_A_DAY = 300;
  private static final int LATE_DAYS_MAX = 60;
  private static final int RECENT = 20_000;
  private static final List<String> PARTNERS = List.of("partner-a", "partner-b");

  /** What is remembered of a fact, to correct, retract or retell it. */
  private record Known(UUID id, int version, Fact fact) {}

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final GeneratedFacts facts = new GeneratedFacts(random);
  private final Known[] recent = new Known[RECENT];
  private long position;
  private int yearTotalsDue;

  @Override
  public long position() {
    return position;
  }

  @Override
  public Event next() {
    int dayNumber = (int) (position / EVENTS_A_DAY % DAYS);
    LocalDate today = FIRST_DAY.plusDays(dayNumber);
    if (today.getDayOfYear() == 1 && position % EVENTS_A_DAY == 0) {
      yearTotalsDue = GeneratedFacts.YEAR_TOTALS;
    }
    Event event = yearTotalsDue > 0 ? yearTotal(today) : ordinary(today);
    position++;
    return event;
  }

  private Event yearTotal(LocalDate today) {
    yearTotalsDue--;
    return recorded(facts.yearTotal(yearTotalsDue, today.getYear() - 1, today));
  }

  private Event ordinary(LocalDate today) {
    LocalDate day = today.minusDays(random.nextInt(LATE_DAYS_MAX));
    int choice = random.nextInt(1000);
    if (choice < 720) {
      return recorded(facts.shipment(day, List.of()));
    } else if (choice < 730) {
      return recorded(facts.monthTotal(YearMonth.from(day).minusMonths(1), today));
    } else if (choice < 790) {
      return recorded(facts.pledge(today));
    } else if (choice < 850) {
      return recorded(facts.activity(day));
    } else if (choice < 875) {
      return recorded(facts.agreement(today));
    }
    int slot = random.nextInt(RECENT);
    Known known = recent[slot];
    if (known == null) {
      return recorded(facts.shipment(day, List.of()));
    } else if (choice < 965) {
      return corrected(slot, known, today);
    } else if (choice < 980) {
      recent[slot] = null;
      return new FactRetracted(
          header(known.id(), known.version() + 1, known.fact()), "withdrawn by the source");
    }
    return recorded(
        facts.shipment(day, List.of(new Relation(Relation.Type.DERIVED_FROM, known.id()))));
  }

  private Event recorded(Fact fact) {
    UUID id = FactIds.next(FIRST.plusMillis(position), random);
    recent[(int) (position % RECENT)] = new Known(id, 1, fact);
    return new FactRecorded(header(id, 1, fact), fact);
  }

  private Event corrected(int slot, Known known, LocalDate today) {
    Fact fact = facts.corrected(known.fact());
    recent[slot] = new Known(known.id(), known.version() + 1, fact);
    return new FactCorrected(
        header(known.id(), known.version() + 1, fact), fact, "revised on " + today);
  }

  private EventHeader header(UUID id, int version, Fact fact) {
    return new EventHeader(
        position,
        id,
        version,
        fact.type(),
        fact.target(),
        PARTNERS.get((int) (id.getLeastSignificantBits() & 1)),
        FIRST.plusMillis(position));
  }
}
