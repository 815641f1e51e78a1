package org.embargoledger.alert.detect.rate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;
import org.embargoledger.model.fact.FundingPledge;
import org.embargoledger.model.measure.Money;
import org.embargoledger.model.measure.OfficialRate;
import org.embargoledger.model.measure.OfficialRates;
import org.embargoledger.model.measure.Period;

/**
 * A stated pair of amounts beside the official rate. Rates are always written as official tables
 * write them: units of the quote currency for one unit of the base currency.
 *
 * @param quoted the amount of the two that is in the rate's quote currency
 * @param based the other, in the rate's base currency
 * @param amountIsQuoted whether {@code quoted} is the amount and {@code based} its equivalent
 */
record RateComparison(Money quoted, Money based, OfficialRate official, boolean amountIsQuoted) {

  private static final BigDecimal HUNDRED = new BigDecimal("100");
  private static final int RATE_SCALE = 4;
  private static final int PERCENT_SCALE = 1;

  /** Empty if the pledge states no equivalent or no official rate of that time is known. */
  static Optional<RateComparison> of(FundingPledge pledge, OfficialRates rates) {
    return pledge
        .statedEquivalent()
        .map(stated -> stated.money())
        .filter(it -> it.amount().signum() > 0 && pledge.amount().amount().signum() > 0)
        .flatMap(
            equivalent -> {
              Period published = pledge.provenance().source().published();
              Currency of = pledge.amount().currency();
              Currency in = equivalent.currency();
              return rates
                  .during(published, in, of)
                  .map(rate -> new RateComparison(pledge.amount(), equivalent, rate, true))
                  .or(
                      () ->
                          rates
                              .during(published, of, in)
                              .map(
                                  rate ->
                                      new RateComparison(
                                          equivalent, pledge.amount(), rate, false)));
            });
  }

  /** Exact: |quoted - official x based| x 100 &gt; percent x official x based. */
  boolean isOffByMoreThan(BigDecimal percent) {
    BigDecimal atOfficial = official.rate().multiply(based.amount());
    return quoted
            .amount()
            .subtract(atOfficial)
            .abs()
            .multiply(HUNDRED)
            .compareTo(percent.multiply(atOfficial))
        > 0;
  }

  /** The rate that the two amounts imply, to four digits. */
  BigDecimal implied() {
    return quoted.amount().divide(based.amount(), RATE_SCALE, RoundingMode.HALF_UP);
  }

  /**
   * How far the implied rate lies above (or below: negative) the official one, in percent. Rounded
   * toward zero, so that no alert says more than the figures do.
   */
  BigDecimal deviationPercent() {
    BigDecimal atOfficial = official.rate().multiply(based.amount());
    return quoted
        .amount()
        .subtract(atOfficial)
        .multiply(HUNDRED)
        .divide(atOfficial, PERCENT_SCALE, RoundingMode.DOWN);
  }

  /** What the amount is worth at the official rate, in the currency of the stated equivalent. */
  Money officialEquivalent() {
    int digits = Math.max(0, stated().currency().getDefaultFractionDigits());
    return amountIsQuoted
        ? new Money(
            quoted.amount().divide(official.rate(), digits, RoundingMode.HALF_EVEN),
            based.currency())
        : new Money(
            based.amount().multiply(official.rate()).setScale(digits, RoundingMode.HALF_EVEN),
            quoted.currency());
  }

  Money amount() {
    return amountIsQuoted ? quoted : based;
  }

  Money stated() {
    return amountIsQuoted ? based : quoted;
  }
}
