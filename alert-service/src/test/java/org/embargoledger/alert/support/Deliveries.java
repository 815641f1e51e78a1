package org.embargoledger.alert.support;

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
import org.embargoledger.model.fact.Vessel;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.measure.Product;
import org.embargoledger.model.measure.Qualifier;
import org.embargoledger.model.measure.Quantity;
import org.embargoledger.model.measure.QuantityUnit;

/** Builds deliveries: a reported total of unspecified refined products unless said otherwise. */
public final class Deliveries {

  private final String counterparty;
  private final String period;
  private Quantity quantity;
  private Product product = Product.REFINED_UNSPECIFIED;
  private Basis basis = Basis.REPORTED;
  private Optional<String> url = Optional.empty();
  private Optional<String> quote = Optional.empty();
  private FuelDelivery.Scope scope = FuelDelivery.Scope.TOTAL;
  private String target = "KP";
  private String publisher = "Korea Herald";
  private String published = "2020-02-21";
  private Optional<Vessel> vessel = Optional.empty();
  private final List<Relation> relations = new ArrayList<>();

  private Deliveries(String counterparty, String period) {
    this.counterparty = counterparty;
    this.period = period;
  }

  public static Deliveries by(String counterparty, String period) {
    return new Deliveries(counterparty, period);
  }

  public Deliveries tons(String value) {
    quantity = new Quantity(new BigDecimal(value), QuantityUnit.METRIC_TON, Qualifier.EXACT);
    return this;
  }

  public Deliveries barrels(String value) {
    return barrels(value, Qualifier.EXACT);
  }

  public Deliveries barrels(String value, Qualifier qualifier) {
    quantity = new Quantity(new BigDecimal(value), QuantityUnit.BARREL, qualifier);
    return this;
  }

  public Deliveries crude() {
    product = Product.CRUDE_OIL;
    return this;
  }

  public Deliveries estimated() {
    basis = Basis.ESTIMATED;
    return this;
  }

  public Deliveries from(String sourceUrl) {
    url = Optional.of(sourceUrl);
    return this;
  }

  public Deliveries quoting(String words) {
    quote = Optional.of(words);
    return this;
  }

  public Deliveries derivedFrom(UUID other) {
    relations.add(new Relation(Relation.Type.DERIVED_FROM, other));
    return this;
  }

  public Deliveries shipment() {
    scope = FuelDelivery.Scope.SHIPMENT;
    return this;
  }

  public Deliveries to(String code) {
    target = code;
    return this;
  }

  public Deliveries of(Product other) {
    product = other;
    return this;
  }

  public Deliveries toldBy(String name, String day) {
    publisher = name;
    published = day;
    return this;
  }

  public Deliveries on(Vessel ship) {
    vessel = Optional.of(ship);
    return this;
  }

  public Deliveries covering(UUID other) {
    relations.add(new Relation(Relation.Type.COVERS, other));
    return this;
  }

  public FuelDelivery fact() {
    return new FuelDelivery(
        Counterparty.parse(counterparty),
        Optional.empty(),
        target,
        Period.parse(period),
        product,
        quantity,
        Optional.empty(),
        scope,
        vessel,
        Optional.empty(),
        new Provenance(
            new Source(
                publisher,
                Optional.empty(),
                url.orElse("https://example.org/" + publisher.replace(' ', '-')),
                Period.parse(published),
                Optional.empty(),
                Optional.empty()),
            quote,
            basis,
            Grade.parse("B2")),
        List.copyOf(relations));
  }
}
