package org.embargoledger.alert.detect.book;

import java.math.BigDecimal;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.model.measure.ConversionPolicy;
import org.embargoledger.model.measure.QuantityUnit;
import org.embargoledger.model.regime.Cap;

/**
 * The highest threshold, in percent, that some limit of a cap reaches: used &gt;= level, exactly,
 * by the best figure. Zero if none is reached.
 *
 * @param standard by the policy that thresholds are judged by
 * @param any by whichever policy gives most
 */
public record Reached(BigDecimal standard, BigDecimal any) {

  static final Reached NOTHING = new Reached(BigDecimal.ZERO, BigDecimal.ZERO);

  static Reached of(Cap cap, Tally tally, Rules rules) {
    BigDecimal standard = level(cap, tally, rules.policy());
    BigDecimal any = standard;
    boolean isHighest =
        standard.signum() > 0
            && cap.thresholdsPercent().get(cap.thresholdsPercent().size() - 1).compareTo(standard)
                <= 0;
    if (!isHighest && hangsOnFactor(cap, tally)) {
      for (ConversionPolicy policy : rules.policies()) {
        any = any.max(level(cap, tally, policy));
      }
    }
    return new Reached(standard, any);
  }

  private static boolean hangsOnFactor(Cap cap, Tally tally) {
    for (Cap.Limit limit : cap.limits()) {
      if (tally.isConverted(limit.unit())) {
        return true;
      }
    }
    return false;
  }

  private static BigDecimal level(Cap cap, Tally tally, ConversionPolicy policy) {
    BigDecimal highest = BigDecimal.ZERO;
    for (Cap.Limit limit : cap.limits()) {
      QuantityUnit unit = limit.unit();
      BigDecimal hundredfold = tally.in(unit, policy).scaleByPowerOfTen(2);
      for (BigDecimal level : cap.thresholdsPercent()) {
        if (level.compareTo(highest) > 0
            && hundredfold.compareTo(limit.amount().multiply(level)) >= 0) {
          highest = level;
        }
      }
    }
    return highest;
  }
}
