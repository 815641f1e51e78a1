package org.embargoledger.alert.detect.book;

import java.util.ArrayList;
import java.util.List;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.regime.Cap;
import org.embargoledger.model.regime.Regime;

/**
 * Names what is added up against a cap: all counterparties' deliveries to one target in one cap
 * year, on one basis. Within a target, a cap is told by its id.
 */
public record BookKey(String target, Cap cap, int year, Basis basis) {

  /** The books that a delivery falls into: one for each cap year that its period touches. */
  static List<BookKey> of(Regime regime, FuelDelivery delivery) {
    List<BookKey> keys = new ArrayList<>(1);
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

  /** The book of the same cap and year on another basis. */
  public BookKey on(Basis other) {
    return new BookKey(target, cap, year, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BookKey key
        && year == key.year
        && basis == key.basis
        && cap.id().equals(key.cap.id())
        && target.equals(key.target);
  }

  @Override
  public int hashCode() {
    return ((target.hashCode() * 31 + cap.id().hashCode()) * 31 + year) * 31 + basis.ordinal();
  }
}
