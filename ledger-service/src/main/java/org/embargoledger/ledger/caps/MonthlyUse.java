package org.embargoledger.ledger.caps;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.embargoledger.ledger.sum.Slices;
import org.embargoledger.ledger.sum.Sum;
import org.embargoledger.model.measure.ConversionPolicy;
import org.embargoledger.model.measure.Estimate;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.regime.Cap;

/**
 * What one basis uses of a limit, month by month. A figure of several months is shared out by days.
 *
 * @param month clipped to the cap year
 * @param covered how many of its days some counted figure speaks of
 * @param spread whether part of it is a share of a longer period
 * @param added null if nothing is reported of the month, which is not the same as zero
 * @param cumulative since the year began
 */
record MonthlyUse(Period month, long covered, boolean spread, Estimate added, Use cumulative) {

  /**
   * @param sums of one basis by slice, within the window
   */
  static List<MonthlyUse> of(
      Period window, Cap.Limit limit, Collection<Sum> sums, ConversionPolicy policy) {
    List<MonthlyUse> months = new ArrayList<>();
    List<Sum> soFar = new ArrayList<>();
    Estimate before = Estimate.ZERO;
    for (Period month : months(window)) {
      List<Sum> touching =
          sums.stream().filter(sum -> sum.slice().orElseThrow().overlaps(month)).toList();
      touching.forEach(
          sum -> {
            Period slice = sum.slice().orElseThrow();
            soFar.add(Slices.part(sum, slice, slice.intersect(month)));
          });
      Use cumulative = Use.of(limit, soFar, policy);
      Estimate now = cumulative.usage().used();
      months.add(
          new MonthlyUse(
              month,
              Coverage.days(
                  touching.stream().map(s -> s.slice().orElseThrow().intersect(month)).toList()),
              touching.stream().anyMatch(sum -> !month.contains(sum.slice().orElseThrow())),
              touching.isEmpty() ? null : difference(now, before),
              cumulative));
      before = now;
    }
    return months;
  }

  private static List<Period> months(Period window) {
    List<Period> months = new ArrayList<>();
    YearMonth last = YearMonth.from(window.to());
    for (YearMonth month = YearMonth.from(window.from());
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      months.add(Period.month(month).intersect(window));
    }
    return months;
  }

  private static Estimate difference(Estimate now, Estimate before) {
    BigDecimal high =
        now.high() == null || before.high() == null ? null : now.high().subtract(before.high());
    return new Estimate(now.low().subtract(before.low()), now.best().subtract(before.best()), high);
  }

  /** Whether its pace tells something: reported in full, and by itself. */
  boolean isOfItsOwn() {
    return !spread && covered == month.days();
  }
}
