package org.embargoledger.alert.detect.cap;

import java.util.LinkedHashSet;
import java.util.Set;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.regime.Cap;
import org.embargoledger.model.regime.Regime;

/**
 * Names what is added up against a cap: all counterparties' deliveries to one target in one cap
 * year, on one basis.
 */
record BookKey(String target, Cap cap, int year, Basis basis) {

  /** The books that a delivery falls into: one for each cap year that its period touches. */
  static Set<BookKey> of(Regime regime, FuelDelivery delivery) {
    Set<BookKey> keys = new LinkedHashSet<>();
    for (Cap cap : regime.caps()) {
      if (cap.productClass() == delivery.product().productClass()) {
        int first = Math.max(cap.firstYear(), cap.capYearOf(delivery.period().from()));
        int last = cap.capYearOf(delivery.period().to());
        for (int year = first; year <= last; year++) {
          keys.add(new BookKey(delivery.target(), cap, year, delivery.provenance().basis()));
        }
      }
    }
    return keys;
  }
}
