package org.embargoledger.alert.detect.duplicate;

import java.math.BigDecimal;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.measure.ProductClass;

/**
 * What two claims of the same shipment have in common.
 *
 * @param step the size of the quantity in steps of two percent; figures that agree within one
 *     percent lie in the same step or in neighbours
 */
record Trace(
    String target,
    Counterparty counterparty,
    ProductClass products,
    Basis basis,
    Period period,
    int step) {

  private static final double STEP = StrictMath.log(1.02);

  /**
   * @param barrels more than 0
   */
  static Trace of(FuelDelivery delivery, BigDecimal barrels) {
    return new Trace(
        delivery.target(),
        delivery.counterparty(),
        delivery.product().productClass(),
        delivery.provenance().basis(),
        delivery.period(),
        (int) Math.floor(StrictMath.log(barrels.doubleValue()) / STEP));
  }

  Trace at(int other) {
    return new Trace(target, counterparty, products, basis, period, other);
  }

  @Override
  public int hashCode() {
    int hash = counterparty.hashCode() * 31 + period.from().hashCode();
    return ((hash * 31 + period.to().hashCode()) * 31 + step) * 31 + basis.ordinal();
  }
}
