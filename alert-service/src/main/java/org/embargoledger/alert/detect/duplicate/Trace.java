package org.embargoledger.alert.detect.duplicate;

import java.math.BigDecimal;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.measure.ProductClass;

/** What two claims of the same shipment have in common. */
record Trace(
    String target, Counterparty counterparty, ProductClass products, Basis basis, Period period) {

  private static final double STEP = StrictMath.log(1.02);

  static Trace of(FuelDelivery delivery) {
    return new Trace(
        delivery.target(),
        delivery.counterparty(),
        delivery.product().productClass(),
        delivery.provenance().basis(),
        delivery.period());
  }

  /**
   * The size of a quantity in steps of two percent: figures that agree within one percent lie in
   * the same step or in neighbours.
   *
   * @param barrels more than 0
   */
  static int step(BigDecimal barrels) {
    return (int) Math.floor(StrictMath.log(barrels.doubleValue()) / STEP);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Trace trace
        && basis == trace.basis
        && products == trace.products
        && period.equals(trace.period)
        && counterparty.equals(trace.counterparty)
        && target.equals(trace.target);
  }

  @Override
  public int hashCode() {
    int hash = counterparty.hashCode() * 31 + period.from().hashCode();
    return (hash * 31 + period.to().hashCode()) * 31 + basis.ordinal();
  }
}
