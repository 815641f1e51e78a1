package org.embargoledger.ledger.sum;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.embargoledger.ledger.bookkeeping.Line;
import org.embargoledger.model.counting.ProRata;
import org.embargoledger.model.measure.Period;

/**
 * Cuts sums by days. What lines with the same days add up to is shared out pro rata by days, and
 * rounded once. Agreements and activities are not shared out: they count from the day they begin.
 */
public final class Slices {

  private Slices() {}

  /**
   * What of the sums counts: all of those whose days all count, a share of the others.
   *
   * @param sums with a day that counts
   */
  static List<Sum> cut(Days days, Collection<Sum> sums) {
    return sums.stream().map(sum -> cut(days, sum)).toList();
  }

  private static Sum cut(Days days, Sum sum) {
    return sum.slice()
        .filter(slice -> !isCount(sum) && !days.of(slice).equals(slice))
        .map(slice -> part(sum, slice, days.of(slice)))
        .orElse(sum);
  }

  /** The part of a sum that falls on some of its days; parts of adjoining days add up exactly. */
  public static Sum part(Sum sum, Period slice, Period part) {
    return sum.within(
        part,
        share(sum.low(), slice, part),
        share(sum.best(), slice, part),
        share(sum.high(), slice, part));
  }

  private static BigDecimal share(BigDecimal whole, Period slice, Period part) {
    BigDecimal plain = whole.stripTrailingZeros();
    return ProRata.share(plain.scale() < 0 ? plain.setScale(0) : plain, slice, part);
  }

  public static boolean isCount(Sum sum) {
    return sum.key().unit().equals(Line.COUNT);
  }

  /**
   * Both together, whatever told them apart besides product and unit; keeps the first one's key.
   */
  public static Sum plus(Sum one, Sum other) {
    return one.plus(other);
  }

  /** One sum for each key, in the order of keys. */
  public static List<Sum> byKey(Collection<Sum> sums) {
    Map<SumKey, Sum> byKey = new LinkedHashMap<>();
    sums.forEach(sum -> byKey.merge(sum.key(), sum, Sum::plus));
    return byKey.values().stream().sorted((a, b) -> a.key().compareTo(b.key())).toList();
  }
}
