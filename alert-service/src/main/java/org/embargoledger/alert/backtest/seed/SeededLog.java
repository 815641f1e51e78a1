package org.embargoledger.alert.backtest.seed;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.EventHeader;
import org.embargoledger.model.event.FactRecorded;
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

/** A made-up log, the same for the same seed. */
final class SeededLog {

  static final String TARGET = "KP";

  private static final Instant FIRST = Instant.parse("2030-01-01T00:00:00Z");
  private static final long SECONDS_BETWEEN = 60;

  private final Random random;
  private final List<Event> events = new ArrayList<>();

  SeededLog(long seed) {
    random = new Random(seed);
  }

  List<Event> events() {
    return events;
  }

  /** The event that was recorded last. */
  Event last() {
    return events.get(events.size() - 1);
  }

  int between(int min, int max) {
    return min + random.nextInt(max - min + 1);
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** A number between the two, in thousandths. */
  BigDecimal factor(int minThousandths, int maxThousandths) {
    return BigDecimal.valueOf(between(minThousandths, maxThousandths), 3);
  }

  void record(Fact fact) {
    long position = events.size();
    EventHeader header =
        new EventHeader(
            position,
            new UUID(random.nextLong(), random.nextLong()),
            1,
            FactType.of(fact),
            fact.target(),
            "seed",
            FIRST.plusSeconds(position * SECONDS_BETWEEN));
    events.add(new FactRecorded(header, fact));
  }

  /** A reported total. */
  void total(String by, String period, Product product, BigDecimal value, QuantityUnit unit) {
    record(delivery(by, period, product, value, unit, FuelDelivery.Scope.TOTAL, null, "A"));
  }

  /** The same kind of total, told by another source. */
  void retold(String by, String period, Product product, BigDecimal value, QuantityUnit unit) {
    record(delivery(by, period, product, value, unit, FuelDelivery.Scope.TOTAL, null, "B"));
  }

  void voyage(String by, String day, BigDecimal barrels, Vessel vessel) {
    record(
        delivery(
            by,
            day,
            Product.DIESEL,
            barrels,
            QuantityUnit.BARREL,
            FuelDelivery.Scope.SHIPMENT,
            vessel,
            "A"));
  }

  private static FuelDelivery delivery(
      String by,
      String period,
      Product product,
      BigDecimal value,
      QuantityUnit unit,
      FuelDelivery.Scope scope,
      Vessel vessel,
      String publisher) {
    return new FuelDelivery(
        Counterparty.parse(by),
        Optional.empty(),
        TARGET,
        Period.parse(period),
        product,
        new Quantity(value, unit, Qualifier.EXACT),
        Optional.empty(),
        scope,
        Optional.ofNullable(vessel),
        Optional.empty(),
        provenance(publisher, period),
        List.of());
  }

  void pledge(BigDecimal roubles, BigDecimal dollars, String published) {
    record(
        new FundingPledge(
            Counterparty.parse("RU"),
            Optional.empty(),
            TARGET,
            Period.parse("2026"),
            money(roubles, "RUB"),
            Optional.of(new StatedEquivalent(money(dollars, "USD"), true)),
            Sector.OFFSHORE_OIL_AND_GAS,
            "A made-up purpose",
            Optional.empty(),
            Optional.empty(),
            provenance("A", published),
            List.of()));
  }

  private static Money money(BigDecimal amount, String currency) {
    return new Money(amount, Currency.getInstance(currency));
  }

  private static Provenance provenance(String publisher, String published) {
    return new Provenance(
        new Source(
            publisher,
            Optional.empty(),
            "https://example.org/" + publisher,
            Period.parse(published),
            Optional.empty(),
            Optional.empty()),
        Optional.empty(),
        Basis.REPORTED,
        Grade.parse("B2"));
  }
}
