package org.embargoledger.alert.backtest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * How often a rule was right, by the alerts that people have closed.
 *
 * @param truePositives alerts that were resolved
 * @param falsePositives alerts that were dismissed as false
 * @param unlabelled all others: open, or closed without anybody's word
 * @param precision true of all labelled, as a decimal; null while none is labelled
 */
public record Quality(
    String rule, long truePositives, long falsePositives, long unlabelled, String precision) {

  private static final int SCALE = 3;

  /**
   * @param byStatus the number of the rule's alerts by status
   */
  public static Quality of(String rule, Map<String, Long> byStatus) {
    long right = byStatus.getOrDefault("RESOLVED", 0L);
    long wrong = byStatus.getOrDefault("DISMISSED", 0L);
    long all = byStatus.values().stream().mapToLong(Long::longValue).sum();
    return new Quality(
        rule,
        right,
        wrong,
        all - right - wrong,
        right + wrong == 0
            ? null
            : BigDecimal.valueOf(right)
                .divide(BigDecimal.valueOf(right + wrong), SCALE, RoundingMode.HALF_EVEN)
                .toPlainString());
  }
}
