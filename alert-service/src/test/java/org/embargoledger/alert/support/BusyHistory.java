package org.embargoledger.alert.support;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.EventHeader;
import org.embargoledger.model.event.FactCorrected;
import org.embargoledger.model.event.FactRecorded;
import org.embargoledger.model.event.FactRetracted;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.FactType;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.fact.Grade;
import org.embargoledger.model.fact.Provenance;
import org.embargoledger.model.fact.Source;
import org.embargoledger.model.fact.Vessel;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.measure.Product;
import org.embargoledger.model.measure.Qualifier;
import org.embargoledger.model.measure.Quantity;
import org.embargoledger.model.measure.QuantityUnit;

/**
 * A log of the size and mix of years of watching: of a hundred events 87 are shipments of a day, 2
 * are monthly totals, 1 is a pledge, 9 correct and 1 retracts; eight years, six suppliers. The
 * totals of a month agree, as those of sources that retell one report do.
 */
public final class BusyHistory {

  private static final String[] SUPPLIERS = {"RU", "CN", "VN", "MY", "SG", "AE"};
  private static final Instant FIRST = Instant.parse("2018-01-01T00:00:00Z");
  private static final long SPAN_SECONDS = 8L * 365 * 86_400;

  private final Random random;
  private final List<EventHeader> standing = new ArrayList<>();

  public BusyHistory(long seed) {
    random = new Random(seed);
  }

  public List<Event> take(int count) {
    List<Event> events = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      events.add(next(i, FIRST.plusSeconds(SPAN_SECONDS * i / count)));
    }
    return events;
  }

  private Event next(long position, Instant at) {
    int kind = standing.size() < 10 ? 0 : random.nextInt(100);
    if (kind >= 99) {
      EventHeader before = standing.remove(standing.size() - 1);
      return new FactRetracted(next(before, position, at), "withdrawn");
    }
    if (kind >= 90) {
      int chosen = random.nextInt(standing.size());
      EventHeader header = next(standing.get(chosen), position, at);
      standing.set(chosen, header);
      return new FactCorrected(header, delivery(day(at), kind == 90), "revised");
    }
    Fact fact = kind == 89 ? Pledges.russias().fact() : delivery(day(at), kind >= 87);
    EventHeader header =
        new EventHeader(
            position, new UUID(random.nextLong(), position), 1, FactType.of(fact), "KP", "p", at);
    if (fact.asDelivery().isPresent()) {
      standing.add(header);
    }
    return new FactRecorded(header, fact);
  }

  private static EventHeader next(EventHeader before, long position, Instant at) {
    return new EventHeader(
        position,
        before.factId(),
        before.version() + 1,
        before.factType(),
        before.target(),
        before.partner(),
        at);
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofEpochDay(at.getEpochSecond() / 86_400);
  }

  private FuelDelivery delivery(LocalDate day, boolean isTotal) {
    boolean isEstimate = random.nextInt(5) == 0;
    Period period =
        isTotal ? Period.month(YearMonth.from(day)) : Period.day(day.minusDays(random.nextInt(20)));
    int supplier = random.nextInt(SUPPLIERS.length);
    boolean isInBarrels = random.nextBoolean();
    return new FuelDelivery(
        Counterparty.parse(SUPPLIERS[supplier]),
        Optional.empty(),
        "KP",
        period,
        Product.REFINED_UNSPECIFIED,
        new Quantity(
            isTotal ? monthly(supplier, day, isInBarrels) : new BigDecimal(random.nextInt(20) + 1),
            isInBarrels ? QuantityUnit.BARREL : QuantityUnit.METRIC_TON,
            Qualifier.EXACT),
        Optional.empty(),
        isTotal ? FuelDelivery.Scope.TOTAL : FuelDelivery.Scope.SHIPMENT,
        isTotal
            ? Optional.empty()
            : Optional.of(
                new Vessel(
                    "SHIP " + random.nextInt(500),
                    Optional.of("9074729"),
                    Optional.empty(),
                    Optional.empty())),
        Optional.empty(),
        new Provenance(
            new Source(
                "source",
                Optional.empty(),
                "https://example.org/" + random.nextInt(9),
                Period.day(day),
                Optional.empty(),
                Optional.empty()),
            Optional.empty(),
            isEstimate ? Basis.ESTIMATED : Basis.REPORTED,
            Grade.parse("B2")),
        List.of());
  }

  private static BigDecimal monthly(int supplier, LocalDate day, boolean isInBarrels) {
    int tons = 300 + (supplier * 37 + day.getMonthValue() * 11 + day.getYear()) % 200;
    return isInBarrels
        ? new BigDecimal(tons).multiply(new BigDecimal("8.33"))
        : new BigDecimal(tons);
  }
}
