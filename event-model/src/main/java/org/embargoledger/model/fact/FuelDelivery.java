package org.embargoledger.model.fact;

import java.util.List;
import java.util.Optional;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Estimate;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.measure.Product;
import org.embargoledger.model.measure.Quantity;

/**
 * Fuel that arrived.
 *
 * @param range low, best and high in the quantity's unit, where an estimate gives them
 */
public record FuelDelivery(
    Counterparty counterparty,
    Optional<String> counterpartyName,
    String target,
    Period period,
    Product product,
    Quantity quantity,
    Optional<Estimate> range,
    Scope scope,
    Optional<Vessel> vessel,
    Optional<String> note,
    Provenance provenance,
    List<Relation> relations)
    implements Fact {

  /** What the figure takes in. */
  public enum Scope {
    /** One shipment, voyage or leg; other shipments of the same days are added to it. */
    SHIPMENT,
    /**
     * All that the counterparty delivered in the period, such as a monthly report or a cumulative
     * sum; shipments and shorter totals inside it are not added to it.
     */
    TOTAL
  }

  /** The band that totals carry: the source's own, or what the figure's qualifier implies. */
  public Estimate estimate() {
    return range.orElseGet(() -> Estimate.of(quantity));
  }

  @Override
  public Optional<FuelDelivery> asDelivery() {
    return Optional.of(this);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.delivery(this);
  }
}
