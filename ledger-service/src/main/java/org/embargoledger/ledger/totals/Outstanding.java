package org.embargoledger.ledger.totals;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.sum.Sum;
import org.embargoledger.ledger.sum.SumKey;

/** What was pledged and has not been paid as far as is known. Negative if more was paid. */
public final class Outstanding {

  private Outstanding() {}

  /**
   * @param sums one for each key
   */
  public static Stream<Sum> of(List<Sum> sums) {
    return sums.stream()
        .filter(sum -> sum.key().measure() == Measure.PLEDGED)
        .map(pledged -> outstanding(pledged, sums));
  }

  private static Sum outstanding(Sum pledged, List<Sum> sums) {
    SumKey key = pledged.key();
    List<Sum> disbursed =
        sums.stream()
            .filter(sum -> sum.key().measure() == Measure.DISBURSED)
            .filter(sum -> sum.key().book().equals(key.book()) && sum.key().year() == key.year())
            .filter(sum -> sum.key().basis() == key.basis() && sum.key().unit().equals(key.unit()))
            .toList();
    BigDecimal left =
        disbursed.stream().map(Sum::best).reduce(pledged.best(), BigDecimal::subtract);
    long entries = pledged.entries() + disbursed.stream().mapToLong(Sum::entries).sum();
    return new Sum(
        new SumKey(
            key.book(), key.year(), Measure.OUTSTANDING, key.basis(), key.product(), key.unit()),
        pledged.slice(),
        pledged.valuedOn(),
        pledged.attributes(),
        left,
        left,
        left,
        0,
        entries);
  }
}
