package org.embargoledger.model.counting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import org.embargoledger.model.measure.Period;

/** Splits a figure over the days of its period. */
public final class ProRata {

  /** Digits after the point of a share, unless the whole has more. */
  private static final int SCALE = 6;

  private ProRata() {}

  /**
   * The part of the whole that falls on the slice. Computed as the difference of two rounded
   * running sums, so that adjoining slices add up to the whole without a remainder.
   */
  public static BigDecimal share(BigDecimal whole, Period period, Period slice) {
    if (slice.equals(period)) {
      return whole;
    }
    long before = ChronoUnit.DAYS.between(period.from(), slice.from());
    return upTo(whole, period, before + slice.days()).subtract(upTo(whole, period, before));
  }

  private static BigDecimal upTo(BigDecimal whole, Period period, long days) {
    return whole
        .multiply(BigDecimal.valueOf(days))
        .divide(
            BigDecimal.valueOf(period.days()),
            Math.max(SCALE, whole.scale()),
            RoundingMode.HALF_EVEN);
  }
}
