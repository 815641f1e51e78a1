package org.embargoledger.alert.detect.outlier;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Centre and spread of a history by robust statistics: the median, and the median of the distances
 * from it (MAD). A few extreme months do not move them.
 *
 * @param mad zero if more than half of the figures are the same
 */
record Spread(BigDecimal median, BigDecimal mad) {

  /** Makes the MAD comparable with a standard deviation (Iglewicz and Hoaglin, 1993). */
  private static final BigDecimal SCALE = new BigDecimal("0.6745");

  private static final BigDecimal HALF = new BigDecimal("0.5");

  /**
   * @param history not empty
   */
  static Spread of(List<BigDecimal> history) {
    BigDecimal median = middle(history);
    return new Spread(
        median, middle(history.stream().map(value -> value.subtract(median).abs()).toList()));
  }

  private static BigDecimal middle(List<BigDecimal> values) {
    List<BigDecimal> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : sorted.get(half - 1).add(sorted.get(half)).multiply(HALF);
  }

  /** The modified z-score, exactly compared: |value - median| x 0.6745 &gt; limit x MAD. */
  boolean isBeyond(BigDecimal value, BigDecimal limit) {
    return value.subtract(median).abs().multiply(SCALE).compareTo(limit.multiply(mad)) > 0;
  }

  /** The modified z-score to two digits, for display. */
  BigDecimal score(BigDecimal value) {
    return value.subtract(median).multiply(SCALE).divide(mad, 2, RoundingMode.HALF_UP);
  }
}
