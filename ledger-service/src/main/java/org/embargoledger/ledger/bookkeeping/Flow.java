package org.embargoledger.ledger.bookkeeping;

import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.measure.ProductClass;

/** Deliveries whose claims may speak of the same fuel. Bases are never mixed. */
public record Flow(String target, ProductClass productClass, Basis basis) {

  public static Flow of(FuelDelivery delivery) {
    return new Flow(
        delivery.target(), delivery.product().productClass(), delivery.provenance().basis());
  }
}
