package org.embargoledger.model.regime;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.measure.ProductClass;

/**
 * What each state that supplies the target has to report, to whom and by when.
 *
 * @param months length of a reporting period; a divisor of twelve, so that each year begins one
 * @param dueDays days after the end of a reporting period
 * @param review what the text leaves open
 */
public record ReportingDuty(
    String id,
    String title,
    String authority,
    ProductClass productClass,
    int months,
    int dueDays,
    Validity validity,
    String legalReference,
    String source,
    Optional<String> review) {

  /** The number of the reporting period that a day falls into; consecutive ones differ by 1. */
  public int indexOf(LocalDate day) {
    return Math.floorDiv(day.getYear() * 12 + day.getMonthValue() - 1, months);
  }

  public Period period(int index) {
    int first = index * months;
    YearMonth month = YearMonth.of(Math.floorDiv(first, 12), Math.floorMod(first, 12) + 1);
    return new Period(month.atDay(1), month.plusMonths(months - 1L).atEndOfMonth());
  }

  /** The last day on which the report of that period is in time. */
  public LocalDate due(int index) {
    return period(index).to().plusDays(dueDays);
  }
}
