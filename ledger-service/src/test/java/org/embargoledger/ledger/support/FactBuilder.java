package org.embargoledger.ledger.support;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.embargoledger.model.fact.Activity;
import org.embargoledger.model.fact.Agreement;
import org.embargoledger.model.fact.Basis;
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

/** Builds facts for tests; a delivery is a total of unspecified products unless said otherwise. */
public final class FactBuilder {

  private final String counterparty;
  private final String period;
  private Basis basis = Basis.REPORTED;
  private String grade = "B2";
  private Product product = Product.REFINED_UNSPECIFIED;
  private FuelDelivery.Scope scope = FuelDelivery.Scope.TOTAL;
  private Qualifier qualifier = Qualifier.EXACT;
  private String published = "2025-11";
  private final List<Relation> relations = new ArrayList<>();

  private FactBuilder(String counterparty, String period) {
    this.counterparty = counterparty;
    this.period = period;
  }

  public static FactBuilder by(String counterparty, String period) {
    return new FactBuilder(counterparty, period);
  }

  public FactBuilder basis(Basis other) {
    basis = other;
    return this;
  }

  public FactBuilder grade(String other) {
    grade = other;
    return this;
  }

  public FactBuilder product(Product other) {
    product = other;
    return this;
  }

  public FactBuilder scope(FuelDelivery.Scope other) {
    scope = other;
    return this;
  }

  public FactBuilder shipment() {
    return scope(FuelDelivery.Scope.SHIPMENT);
  }

  public FactBuilder qualifier(Qualifier other) {
    qualifier = other;
    return this;
  }

  public FactBuilder relation(Relation.Type type, UUID fact) {
    relations.add(new Relation(type, fact));
    return this;
  }

  public FactBuilder published(String when) {
    published = when;
    return this;
  }

  public FactBuilder under(UUID agreement) {
    return relation(Relation.Type.UNDER, agreement);
  }

  public FuelDelivery barrels(String value) {
    return delivery(value, QuantityUnit.BARREL);
  }

  public FuelDelivery tons(String value) {
    return delivery(value, QuantityUnit.METRIC_TON);
  }

  private FuelDelivery delivery(String value, QuantityUnit unit) {
    return new FuelDelivery(
        Counterparty.parse(counterparty),
        Optional.empty(),
        "KP",
        Period.parse(period),
        product,
        new Quantity(new BigDecimal(value), unit, qualifier),
        Optional.empty(),
        scope,
        Optional.empty(),
        Optional.empty(),
        provenance(),
        relations);
  }

  public FundingPledge pledge(String amount, String currency) {
    return new FundingPledge(
        Counterparty.parse(counterparty),
        Optional.empty(),
        "KP",
        Period.parse(period),
        money(amount, currency),
        Optional.empty(),
        Sector.OFFSHORE_OIL_AND_GAS,
        "assessing offshore resources",
        Optional.empty(),
        Optional.empty(),
        provenance(),
        relations);
  }

  public Agreement agreement() {
    return new Agreement(
        Counterparty.parse(counterparty),
        Optional.empty(),
        "KP",
        Period.parse(period),
        "Hydrocarbon exploration",
        Agreement.Kind.ANNOUNCED_INTENT,
        Agreement.Status.AGREED,
        Sector.OFFSHORE_OIL_AND_GAS,
        Optional.empty(),
        false,
        Optional.empty(),
        provenance(),
        relations);
  }

  public Activity training() {
    return activity(Activity.Kind.TRAINING, Optional.empty());
  }

  public Activity disbursement(String amount, String currency) {
    return activity(Activity.Kind.DISBURSEMENT, Optional.of(money(amount, currency)));
  }

  private Activity activity(Activity.Kind kind, Optional<Money> amount) {
    return new Activity(
        Counterparty.parse(counterparty),
        Optional.empty(),
        "KP",
        Period.parse(period),
        kind,
        Activity.Status.COMPLETED,
        Sector.MINERALS,
        "training of geologists",
        Optional.empty(),
        Optional.empty(),
        amount,
        provenance(),
        relations);
  }

  private static Money money(String amount, String currency) {
    return new Money(new BigDecimal(amount), Currency.getInstance(currency));
  }

  private Provenance provenance() {
    return new Provenance(
        new Source(
            "UNITED24 Media",
            Optional.of("A title"),
            "https://united24media.com/a",
            Period.parse(published),
            Optional.empty(),
            Optional.empty()),
        Optional.of("a few words"),
        basis,
        Grade.parse(grade));
  }
}
