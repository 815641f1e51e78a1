package org.embargoledger.ledger.bookkeeping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.embargoledger.ledger.support.FactBuilder;
import org.embargoledger.ledger.support.Histories;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.fact.Relation;
import org.embargoledger.model.measure.Product;
import org.embargoledger.model.measure.Qualifier;

/** Histories in which facts overlap, contradict, retell and are corrected and retracted. */
public final class RandomHistories {

  private static final List<String> COUNTERPARTIES = List.of("RU", "CN", "CN+RU", "ZZ");
  private static final List<String> PERIODS =
      List.of(
          "2017-12",
          "2017-12-20/2018-01-10",
          "2018",
          "2018-01",
          "2018-Q1",
          "2018-01-01/2018-10-31",
          "2018-11",
          "2018-12-21",
          "2018-12-22/2019-02-03",
          "2019",
          "2017-06-01/2019-06-30");
  private static final List<String> CURRENCIES = List.of("RUB", "USD");
  private static final List<String> GRADES = List.of("A1", "B2", "C3", "D5", "F6");
  private static final List<Product> PRODUCTS =
      List.of(
          Product.REFINED_UNSPECIFIED,
          Product.DIESEL,
          Product.CRUDE_OIL,
          Product.REFINED_UNSPECIFIED);

  private static final List<String> DENSE_PERIODS =
      List.of("2018", "2018-03", "2018-03", "2018-03-07", "2018-03-07", "2018-03-31", "2018-Q1");

  private final Random random;
  private final List<String> counterparties;
  private final List<String> periods;
  private final int relationsOneIn;
  private final Histories history = new Histories();
  private final List<UUID> standing = new ArrayList<>();
  private final List<UUID> ever = new ArrayList<>();

  /**
   * @param relationsOneIn how often a fact names another
   */
  private RandomHistories(
      long seed, List<String> counterparties, List<String> periods, int relationsOneIn) {
    random = new Random(seed);
    this.counterparties = counterparties;
    this.periods = periods;
    this.relationsOneIn = relationsOneIn;
  }

  public static List<Event> of(long seed, int length) {
    return histories(seed, length).events();
  }

  /** The same, to be gone on with. */
  public static Histories histories(long seed, int length) {
    return of(new RandomHistories(seed, COUNTERPARTIES, PERIODS, 3), length);
  }

  /** As above, with so many activities after each step, which make many lines at little cost. */
  public static List<Event> padded(long seed, int length, int activities) {
    RandomHistories histories = new RandomHistories(seed, COUNTERPARTIES, PERIODS, 3);
    for (int i = 0; i < length; i++) {
      histories.step();
      for (int j = 0; j < activities; j++) {
        histories.pad();
      }
    }
    return histories.history.events();
  }

  private void pad() {
    history.recorded(
        new UUID(random.nextLong(), random.nextLong()),
        FactBuilder.by(pick(counterparties), pick(periods)).training());
  }

  /** Deliveries of few products and one year, most of them named by others. */
  static List<Event> dense(long seed, int length) {
    return of(new RandomHistories(seed, List.of("RU", "CN+RU", "ZZ"), DENSE_PERIODS, 2), length)
        .events();
  }

  private static Histories of(RandomHistories histories, int length) {
    for (int i = 0; i < length; i++) {
      histories.step();
    }
    return histories.history;
  }

  private void step() {
    int choice = random.nextInt(10);
    if (standing.isEmpty() || choice < 6) {
      UUID id = new UUID(random.nextLong(), random.nextLong());
      history.recorded(id, fact(kind(id)));
      standing.add(id);
      ever.add(id);
    } else if (choice < 8) {
      UUID id = pick(standing);
      history.corrected(id, fact(kind(id)), "misread");
    } else {
      UUID id = pick(standing);
      standing.remove(id);
      history.retracted(id, "withdrawn");
    }
  }

  /** A correction keeps the kind of its fact, so the kind is drawn from the id. */
  private static int kind(UUID id) {
    return (int) (id.getLeastSignificantBits() & 15);
  }

  private Fact fact(int kind) {
    FactBuilder builder =
        FactBuilder.by(pick(counterparties), pick(periods))
            .basis(pick(List.of(Basis.REPORTED, Basis.REPORTED, Basis.ESTIMATED)))
            .grade(pick(GRADES));
    if (!ever.isEmpty() && random.nextInt(relationsOneIn) == 0) {
      builder.relation(pick(List.of(Relation.Type.values())), pick(ever));
    }
    String value = BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(3)).toPlainString();
    return switch (kind) {
      case 0 -> builder.pledge(value, pick(CURRENCIES));
      case 1 -> builder.agreement();
      case 2 -> builder.training();
      case 3 -> builder.disbursement(value, pick(CURRENCIES));
      default -> delivery(builder, value);
    };
  }

  private Fact delivery(FactBuilder builder, String value) {
    builder
        .product(pick(PRODUCTS))
        .scope(pick(List.of(FuelDelivery.Scope.values())))
        .qualifier(pick(List.of(Qualifier.values())));
    return random.nextBoolean() ? builder.barrels(value) : builder.tons(value);
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
