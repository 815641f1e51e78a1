package org.embargoledger.model.regime;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.measure.ProductClass;
import org.embargoledger.model.measure.QuantityUnit;

/**
 * An upper limit on what all states together may deliver to the target in a cap year.
 *
 * @param limits reached as soon as one of them is
 * @param yearStarts first day of the cap year; a cap year is named by the calendar year it ends in
 * @param thresholdsPercent levels at which an alert is raised: used &gt;= level
 * @param ceaseAtPercent level from which deliveries must cease for the rest of the cap year
 * @param legalReference resolution and paragraph
 */
public record Cap(
    String id,
    String title,
    ProductClass productClass,
    List<Limit> limits,
    MonthDay yearStarts,
    int firstYear,
    List<BigDecimal> thresholdsPercent,
    Optional<BigDecimal> ceaseAtPercent,
    String legalReference,
    String source) {

  public record Limit(BigDecimal amount, QuantityUnit unit) {}

  public Cap {
    limits = List.copyOf(limits);
    thresholdsPercent = List.copyOf(thresholdsPercent);
  }

  /** The twelve months of the cap year that ends in the given calendar year. */
  public Period window(int capYear) {
    LocalDate next = yearStarts.atYear(capYear).plusYears(startsInJanuary() ? 1 : 0);
    return new Period(next.minusYears(1), next.minusDays(1));
  }

  /** The cap year that a day falls into. */
  public int capYearOf(LocalDate day) {
    return startsInJanuary() || day.isBefore(yearStarts.atYear(day.getYear()))
        ? day.getYear()
        : day.getYear() + 1;
  }

  private boolean startsInJanuary() {
    return yearStarts.getMonthValue() == 1 && yearStarts.getDayOfMonth() == 1;
  }
}
