package org.embargoledger.model.counting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.fact.Grade;
import org.embargoledger.model.fact.Provenance;
import org.embargoledger.model.fact.Relation;
import org.embargoledger.model.fact.Source;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.measure.Product;
import org.embargoledger.model.measure.Qualifier;
import org.embargoledger.model.measure.Quantity;
import org.embargoledger.model.measure.QuantityUnit;

/**
 * Builds deliveries and claims for tests; a total of unspecified products unless said otherwise.
 */
public final class Deliveries {

  private final String counterparty;
  private String period = "2018";
  private String value = "1";
  private QuantityUnit unit = QuantityUnit.BARREL;
  private Qualifier qualifier = Qualifier.EXACT;
  private Product product = Product.REFINED_UNSPECIFIED;
  private FuelDelivery.Scope scope = FuelDelivery.Scope.TOTAL;
  private String grade = "B2";
  private String published = "2024";
  private final List<Relation> relations = new ArrayList<>();

  private Deliveries(String counterparty) {
    this.counterparty = counterparty;
  }

  public static Deliveries of(String counterparty) {
    return new Deliveries(counterparty);
  }

  public Deliveries period(String text) {
    period = text;
    return this;
  }

  public Deliveries barrels(String text) {
    value = text;
    unit = QuantityUnit.BARREL;
    return this;
  }

  public Deliveries tons(String text) {
    value = text;
    unit = QuantityUnit.METRIC_TON;
    return this;
  }

  Deliveries product(Product other) {
    product = other;
    return this;
  }

  Deliveries qualifier(Qualifier other) {
    qualifier = other;
    return this;
  }

  Deliveries shipment() {
    scope = FuelDelivery.Scope.SHIPMENT;
    return this;
  }

  Deliveries grade(String text) {
    grade = text;
    return this;
  }

  Deliveries published(String text) {
    published = text;
    return this;
  }

  Deliveries relation(Relation.Type type, int fact) {
    relations.add(new Relation(type, id(fact)));
    return this;
  }

  public FuelDelivery fact() {
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
        new Provenance(
            new Source(
                "P",
                Optional.empty(),
                "https://example.org/a",
                Period.parse(published),
                Optional.empty(),
                Optional.empty()),
            Optional.empty(),
            Basis.REPORTED,
            Grade.parse(grade)),
        relations);
  }

  /** The claim of fact number {@code number}, recorded at that position, within a year. */
  Claim claim(int number, int year) {
    return Claim.within(Period.year(year), id(number), number, fact()).orElseThrow();
  }

  static UUID id(int number) {
    return new UUID(0, number);
  }
}
