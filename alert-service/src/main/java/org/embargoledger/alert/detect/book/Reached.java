package org.embargoledger.alert.detect.book;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.model.measure.ConversionPolicy;
import org.embargoledger.model.measure.QuantityUnit;
import org.embargoledger.model.regime.Cap;

/**
 * What a cap's best figure comes to, and the highest threshold, in percent, that some limit of the
 * cap reaches: used &gt;= level, exactly. Zero if none is reached.
 *
 * @param used in the unit of the cap's first limit, by the policy that thresholds are judged by
 * @param standard by that policy
 * @param any by whichever policy gives most
 */
public record Reached(BigDecimal used, BigDecimal standard, BigDecimal any) {

  static final Reached NOTHING = new Reached(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  /**
   * @param most a policy that gives at least as many barrels as any of the rules'
   */
  static Reached of(Cap cap, Tally tally, Rules rules, ConversionPolicy most) {
    List<BigDecimal> used = used(cap, tally, rules.policy());
    BigDecimal standard = level(cap, used);
    BigDecimal any = standard;
    boolean isHighest =
        standard.signum() > 0
            && cap.thresholdsPercent().get(cap.thresholdsPercent().size() - 1).compareTo(standard)
                <= 0;
    if (!isHighest && hangsOnFactor(cap, tally) && mayReachMore(cap, tally, standard, most)) {
      for (ConversionPolicy policy : rules.policies()) {
        any = any.max(level(cap, used(cap, tally, policy)));
      }
    }
    return new Reached(used.get(0), standard, any);
  }

  private static boolean hangsOnFactor(Cap cap, Tally tally) {
    for (Cap.Limit limit : cap.limits()) {
      if (tally.isConverted(limit.unit())) {
        return true;
      }
    }
    return false;
  }

  /** Asking one policy that bounds all others saves asking each of them at nearly every event. */
  private static boolean mayReachMore(
      Cap cap, Tally tally, BigDecimal standard, ConversionPolicy most) {
    for (Cap.Limit limit : cap.limits()) {
      if (limit.unit() == QuantityUnit.METRIC_TON) {
        return true;
      }
    }
    return level(cap, used(cap, tally, most)).compareTo(standard) > 0;
  }

  private static List<BigDecimal> used(Cap cap, Tally tally, ConversionPolicy policy) {
    List<BigDecimal> used = new ArrayList<>(cap.limits().size());
    for (Cap.Limit limit : cap.limits()) {
      used.add(tally.in(limit.unit(), policy));
    }
    return used;
  }

  private static BigDecimal level(Cap cap, List<BigDecimal> used) {
    BigDecimal highest = BigDecimal.ZERO;
    for (int i = 0; i < used.size(); i++) {
      Cap.Limit limit = cap.limits().get(i);
      BigDecimal hundredfold = used.get(i).scaleByPowerOfTen(2);
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
