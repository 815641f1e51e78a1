package org.embargoledger.model.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;

/**
 * How an amount of one currency is turned into another: by one official rate, or across a third
 * currency by two.
 *
 * @param legs in order; none if the currencies are the same
 */
public record Exchange(Currency from, Currency to, List<Leg> legs) {

  /** Digits after the point of a converted amount. */
  public static final int SCALE = 2;

  /**
   * One step.
   *
   * @param divides the rate is quoted the other way round: the amount is divided by it
   */
  public record Leg(OfficialRate rate, boolean divides) {}

  public Exchange {
    legs = List.copyOf(legs);
  }

  /** Rounded once, half even, after all legs. */
  public BigDecimal convert(BigDecimal amount) {
    if (legs.isEmpty()) {
      return amount;
    }
    BigDecimal numerator = amount;
    BigDecimal denominator = BigDecimal.ONE;
    for (Leg leg : legs) {
      if (leg.divides()) {
        denominator = denominator.multiply(leg.rate().rate());
      } else {
        numerator = numerator.multiply(leg.rate().rate());
      }
    }
    return numerator.divide(denominator, SCALE, RoundingMode.HALF_EVEN);
  }

  public Estimate convert(Estimate band) {
    return new Estimate(
        convert(band.low()),
        convert(band.best()),
        band.high() == null ? null : convert(band.high()));
  }
}
