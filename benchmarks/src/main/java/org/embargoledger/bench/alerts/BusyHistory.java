package org.embargoledger.bench.alerts;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.embargoledger.bench.load.EventSource;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.EventHeader;
import org.embargoledger.model.event.FactCorrected;
import org.embargoledger.model.event.FactRecorded;
import org.embargoledger.model.event.FactRetracted;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.FactType;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.fact.FundingPledge;
import org.embargoledger.model.fact.Grade;
import org.embargoledger.model.fact.Provenance;
import org.embargoledger.model.fact.Sector;
import org.embargoledger.model.fact.Source;
import org.embargoledger.model.fact.Vessel;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Money;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.measure.Product;
import org.embargoledger.model.measure.Qualifier;
import org.embargoledger.model.measure.Quantity;
import org.embargoledger.model.measure.QuantityUnit;
import org.embargoledger.model.measure.StatedEquivalent;

/**
 * A log as years of watching make it, always the same one: of a hundred events 87 are shipments of
 * a day, 2 are monthly totals, 1 is a pledge, 9 correct and 1 retracts; six suppliers. A million
 * events take eight years. The totals of a month agree, as those of sources that retell one report
 * do.
 */
public final class BusyHistory implements EventSource {
  private static final String[] SUPPLIERS = {"RU", "CN", "VN", "MY", "SG", "AE"};
  private static final Instant FIRST = Instant.parse("2018-01-01T00:00:00Z");
  private static final long SECONDS_EACH = 8L * 365 * 86_400 / 1_000_000;
  private static final String HARMLESS_IMO = "9074729";

  /** Of a ship that the regime had designated before the first event. */
  private static final String DESIGNATED_IMO = "8606173";

  private final Random random = new Random(7);
  private final List<EventHeader> standing = new ArrayList<>();
  private long position;

  @Override
  public long position() {
    return position;
  }

  @Override
  public Event next() {
    Event event = next(position, FIRST.plusSeconds(SECONDS_EACH * position));
    position++;
    return event;
  }

  /** A shipment on a designated ship, which no other event has, instead of an ordinary event. */
  Event nextDesignated() {
    Instant at = FIRST.plusSeconds(SECONDS_EACH * position);
    Event event = recorded(position, at, delivery(day(at), false, DESIGNATED_IMO));
    position++;
    return event;
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
      return new FactCorrected(header, delivery(day(at), kind == 90, HARMLESS_IMO), "revised");
    }
    if (kind == 89) {
      return recorded(position, at, pledge());
    }
    FactRecorded event = recorded(position, at, delivery(day(at), kind >= 87, HARMLESS_IMO));
    standing.add(event.header());
    return event;
  }

  private FactRecorded recorded(long position, Instant at, Fact fact) {
    return new FactRecorded(
        new EventHeader(
            position, new UUID(random.nextLong(), position), 1, FactType.of(fact), "KP", "p", at),
        fact);
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

  private static FundingPledge pledge() {
    return new FundingPledge(
        Counterparty.parse("RU"),
        Optional.empty(),
        "KP",
        Period.year(2026),
        new Money(new BigDecimal("890000000"), Currency.getInstance("RUB")),
        Optional.of(
            new StatedEquivalent(
                new Money(new BigDecimal("9700000"), Currency.getInstance("USD")), true)),
        Sector.OFFSHORE_OIL_AND_GAS,
        "Assessment of offshore resources",
        Optional.empty(),
        Optional.empty(),
        provenance(Period.month(YearMonth.of(2025, 11)), "https://example.org/a", Basis.REPORTED),
        List.of());
  }

  private FuelDelivery delivery(LocalDate day, boolean isTotal, String imo) {
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
                    Optional.of(imo),
                    Optional.empty(),
                    Optional.empty())),
        Optional.empty(),
        provenance(
            Period.day(day),
            "https://example.org/" + random.nextInt(9),
            isEstimate ? Basis.ESTIMATED : Basis.REPORTED),
        List.of());
  }

  private static Provenance provenance(Period published, String url, Basis basis) {
    return new Provenance(
        new Source("source", Optional.empty(), url, published, Optional.empty(), Optional.empty()),
        Optional.empty(),
        basis,
        Grade.parse("B2"));
  }

  private static BigDecimal monthly(int supplier, LocalDate day, boolean isInBarrels) {
    int tons = 300 + (supplier * 37 + day.getMonthValue() * 11 + day.getYear()) % 200;
    return isInBarrels
        ? new BigDecimal(tons).multiply(new BigDecimal("8.33"))
        : new BigDecimal(tons);
  }
}
