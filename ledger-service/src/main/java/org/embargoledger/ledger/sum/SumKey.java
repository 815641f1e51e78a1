package org.embargoledger.ledger.sum;

import java.util.Comparator;
import java.util.Optional;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.Product;

/** What may be added up: one book, year, measure, basis, product and unit. */
public record SumKey(
    String book, int year, Measure measure, Basis basis, Optional<Product> product, String unit)
    implements Comparable<SumKey> {

  private static final Comparator<SumKey> ORDER =
      Comparator.comparing(SumKey::book)
          .thenComparing(SumKey::year)
          .thenComparing(SumKey::measure)
          .thenComparing(SumKey::basis)
          .thenComparing(key -> key.product().map(Product::name).orElse(""))
          .thenComparing(SumKey::unit);

  public boolean isMoney() {
    return measure == Measure.PLEDGED || measure == Measure.DISBURSED;
  }

  @Override
  public int compareTo(SumKey other) {
    return ORDER.compare(this, other);
  }
}
