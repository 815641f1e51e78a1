package org.embargoledger.ledger.sum;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.Product;

/** What may be added up: one book, year, measure, basis, product and unit. */
public record SumKey(
    String book, int year, Measure measure, Basis basis, Optional<Product> product, String unit)
    implements Comparable<SumKey> {

  static final Set<Measure> MONEY =
      Collections.unmodifiableSet(EnumSet.of(Measure.PLEDGED, Measure.DISBURSED));

  private static final Comparator<SumKey> ORDER =
      Comparator.comparing(SumKey::book)
          .thenComparing(SumKey::year)
          .thenComparing(SumKey::measure)
          .thenComparing(SumKey::basis)
          .thenComparing(key -> key.product().map(Product::name).orElse(""))
          .thenComparing(SumKey::unit);

  public boolean isMoney() {
    return MONEY.contains(measure);
  }

  @Override
  public int compareTo(SumKey other) {
    return ORDER.compare(this, other);
  }
}
