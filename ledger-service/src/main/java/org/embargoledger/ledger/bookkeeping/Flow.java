package org.embargoledger.ledger.bookkeeping;

import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.measure.ProductClass;

/** Deliveries whose claims may speak of the same fuel. Bases are never mixed. */
public record Flow(String target, ProductClass productClass, Basis basis) {

  public static Flow of(FuelDelivery delivery) {
    return new Flow(
        delivery.target(), delivery.product().productClass(), delivery.provenance().basis());
  }

  /**
   * Whether the delivery is of this flow and has a day in the period.
   *
   * @param weighing whether it is to be one that has {@link Weight}, or one that has none
   */
  public boolean has(FuelDelivery delivery, Period days, boolean weighing) {
    return Weight.has(delivery) == weighing
        && delivery.period().overlaps(days)
        && of(delivery).equals(this);
  }
}
