package org.embargoledger.bench.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.embargoledger.model.fact.Activity;
import org.embargoledger.model.fact.Agreement;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.fact.FundingPledge;
import org.embargoledger.model.fact.Grade;
import org.embargoledger.model.fact.Provenance;
import org.embargoledger.model.fact.Relation;
import org.embargoledger.model.fact.Sector;
import org.embargoledger.model.fact.Source;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Money;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.measure.Product;
import org.embargoledger.model.measure.Qualifier;
import org.embargoledger.model.measure.Quantity;
import org.embargoledger.model.measure.QuantityUnit;

/** Made-up facts of the shapes that real sources have. */
final class GeneratedFacts {
  /** How many annual totals come in after each year. */
  static final int YEAR_TOTALS = 2;

  private static final String TARGET = "KP";
  private static final List<Counterparty> STATES =
      List.of("RU", "RU", "RU", "CN", "CN", "VN", "MN", "TH", "SG", "KH").stream()
          .map(Counterparty::parse)
          .toList();
  private static final List<Product> PRODUCTS =
      List.of(
          Product.DIESEL,
          Product.DIESEL,
          Product.GASOLINE,
          Product.FUEL_OIL,
          Product.JET_FUEL,
          Product.KEROSENE,
          Product.REFINED_UNSPECIFIED,
          Product.CRUDE_OIL);
  private static final List<Basis> BASES =
      List.of(Basis.OBSERVED, Basis.OBSERVED, Basis.OBSERVED, Basis.REPORTED, Basis.ESTIMATED);
  private static final List<String> PUBLISHERS =
      List.of("Committee 1718", "Customs statistics", "Harbour watch", "A daily", "An institute");
  private static final List<String> GRADES = List.of("A1", "B2", "B3", "C3");
  private static final List<Currency> CURRENCIES =
      List.of(Currency.getInstance("RUB"), Currency.getInstance("USD"));

  private final SplittableRandom random;

  GeneratedFacts(SplittableRandom random) {
    this.random = random;
  }

  Fact shipment(LocalDate day, List<Relation> relations) {
    return delivery(
        pick(STATES),
        Period.day(day),
        pick(PRODUCTS),
        FuelDelivery.Scope.SHIPMENT,
        pick(BASES),
        day.plusDays(3),
        relations);
  }

  Fact monthTotal(YearMonth month, LocalDate published) {
    return total(pick(STATES), Period.month(month), published);
  }

  Fact yearTotal(int number, int year, LocalDate published) {
    return total(Counterparty.parse(number == 0 ? "RU" : "CN"), Period.year(year), published);
  }

  private Fact total(Counterparty counterparty, Period period, LocalDate published) {
    return delivery(
        counterparty,
        period,
        Product.REFINED_UNSPECIFIED,
        FuelDelivery.Scope.TOTAL,
        Basis.REPORTED,
        published,
        List.of());
  }

  private Fact delivery(
      Counterparty counterparty,
      Period period,
      Product product,
      FuelDelivery.Scope scope,
      Basis basis,
      LocalDate published,
      List<Relation> relations) {
    return new FuelDelivery(
        counterparty,
        Optional.empty(),
        TARGET,
        period,
        product,
        new Quantity(amount(), QuantityUnit.METRIC_TON, Qualifier.APPROXIMATE),
        Optional.empty(),
        scope,
        Optional.empty(),
        Optional.of("as read in the table"),
        provenance(basis, published),
        relations);
  }

  Fact pledge(LocalDate day) {
    return new FundingPledge(
        pick(STATES),
        Optional.empty(),
        TARGET,
        Period.year(day.getYear()),
        money(),
        Optional.empty(),
        pick(List.of(Sector.values())),
        "assessing resources",
        Optional.empty(),
        Optional.empty(),
        provenance(Basis.REPORTED, day),
        List.of());
  }

  Fact activity(LocalDate day) {
    boolean paid = random.nextBoolean();
    return new Activity(
        pick(STATES),
        Optional.empty(),
        TARGET,
        Period.day(day),
        paid ? Activity.Kind.DISBURSEMENT : Activity.Kind.TRAINING,
        Activity.Status.COMPLETED,
        pick(List.of(Sector.values())),
        "training of specialists",
        Optional.empty(),
        Optional.empty(),
        paid ? Optional.of(money()) : Optional.empty(),
        provenance(Basis.REPORTED, day),
        List.of());
  }

  Fact agreement(LocalDate day) {
    return new Agreement(
        pick(STATES),
        Optional.empty(),
        TARGET,
        new Period(day, day.plusYears(2)),
        "Cooperation on resources",
        Agreement.Kind.ANNOUNCED_INTENT,
        Agreement.Status.AGREED,
        pick(List.of(Sector.values())),
        Optional.empty(),
        false,
        Optional.empty(),
        provenance(Basis.REPORTED, day),
        List.of());
  }

  /** The same claim with another figure; where there is none, told anew. */
  Fact corrected(Fact fact) {
    return fact.asDelivery()
        .<Fact>map(
            it ->
                delivery(
                    it.counterparty(),
                    it.period(),
                    it.product(),
                    it.scope(),
                    it.provenance().basis(),
                    it.provenance().source().published().to(),
                    it.relations()))
        .orElse(fact);
  }

  private Provenance provenance(Basis basis, LocalDate published) {
    String publisher = pick(PUBLISHERS);
    return new Provenance(
        new Source(
            publisher,
            Optional.of("Deliveries and agreements, " + published.getYear()),
            "https://example.org/reports/" + published,
            Period.day(published),
            Optional.empty(),
            Optional.empty()),
        Optional.of("a few words of the source that carry the claim"),
        basis,
        Grade.parse(pick(GRADES)));
  }

  private Money money() {
    return new Money(
        BigDecimal.valueOf(1 + random.nextInt(1_000)).movePointRight(6), pick(CURRENCIES));
  }

  private BigDecimal amount() {
    return BigDecimal.valueOf(1 + random.nextInt(60_000), 1);
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
