package org.embargoledger.alert.support;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.fact.Grade;
import org.embargoledger.model.fact.Provenance;
import org.embargoledger.model.fact.Relation;
import org.embargoledger.model.fact.Source;
import org.embargoledger.model.fact.Vessel;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.measure.Product;
import org.embargoledger.model.measure.Qualifier;
import org.embargoledger.model.measure.Quantity;
import org.embargoledger.model.measure.QuantityUnit;

/** Histories that overlap, contradict, retell, correct and retract; the same for the same seed. */
public final class RandomHistory {

  private static final String[] COUNTERPARTIES = {"RU", "CN", "CN+RU", "ZZ", "VN"};
  private static final Product[] PRODUCTS = {
    Product.REFINED_UNSPECIFIED, Product.DIESEL, Product.GASOLINE, Product.CRUDE_OIL
  };
  private static final String[] GRADES = {"A1", "B2", "B3", "C3", "D5", "F6"};

  private final Random random;
  private final LogBuilder log = new LogBuilder();
  private final List<Event> recorded = new ArrayList<>();

  public RandomHistory(long seed) {
    random = new Random(seed);
  }

  public static List<Event> of(long seed, int events) {
    RandomHistory history = new RandomHistory(seed);
    List<Event> all = new ArrayList<>(events);
    for (int i = 0; i < events; i++) {
      all.add(history.next());
    }
    return all;
  }

  public Event next() {
    int kind = recorded.size() < 5 ? 0 : random.nextInt(10);
    if (kind == 9) {
      return log.retract(recorded.remove(random.nextInt(recorded.size())));
    }
    if (kind >= 7) {
      return log.correct(recorded.get(random.nextInt(recorded.size())), delivery());
    }
    Event event = log.record(random.nextInt(20) == 0 ? Pledges.russias().fact() : delivery());
    if (event.standing().flatMap(Fact::asDelivery).isPresent()) {
      recorded.add(event);
    }
    return event;
  }

  private FuelDelivery delivery() {
    boolean isTotal = random.nextInt(3) > 0;
    return new FuelDelivery(
        Counterparty.parse(one(COUNTERPARTIES)),
        Optional.empty(),
        "KP",
        period(),
        PRODUCTS[random.nextInt(PRODUCTS.length)],
        new Quantity(
            new BigDecimal(random.nextInt(120_000)),
            random.nextBoolean() ? QuantityUnit.BARREL : QuantityUnit.METRIC_TON,
            Qualifier.EXACT),
        Optional.empty(),
        isTotal ? FuelDelivery.Scope.TOTAL : FuelDelivery.Scope.SHIPMENT,
        random.nextInt(5) == 0
            ? Optional.of(
                new Vessel("YU SON", Optional.of("8691702"), Optional.empty(), Optional.empty()))
            : Optional.empty(),
        Optional.empty(),
        new Provenance(
            new Source(
                "source " + random.nextInt(3),
                Optional.empty(),
                "https://example.org/" + random.nextInt(3),
                Period.parse("2024-0" + (1 + random.nextInt(9))),
                Optional.empty(),
                Optional.empty()),
            Optional.empty(),
            random.nextInt(4) == 0 ? Basis.ESTIMATED : Basis.REPORTED,
            Grade.parse(one(GRADES))),
        relations());
  }

  private Period period() {
    YearMonth month = YearMonth.of(2022 + random.nextInt(2), 1 + random.nextInt(12));
    return switch (random.nextInt(5)) {
      case 0 -> Period.year(month.getYear());
      case 1 -> new Period(month.atDay(1), month.plusMonths(random.nextInt(8)).atEndOfMonth());
      case 2 -> Period.day(month.atDay(1 + random.nextInt(28)));
      default -> Period.month(month);
    };
  }

  private List<Relation> relations() {
    if (recorded.isEmpty() || random.nextInt(6) > 0) {
      return List.of();
    }
    UUID other = recorded.get(random.nextInt(recorded.size())).header().factId();
    return List.of(
        new Relation(Relation.Type.values()[random.nextInt(Relation.Type.values().length)], other));
  }

  private String one(String[] texts) {
    return texts[random.nextInt(texts.length)];
  }
}
