package org.embargoledger.ledger.sum;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a block that have the lines of some days. A block keeps its sums by days, apart for
 * each month that all days of a line lie in, and for lines that lie in none; and beside these the
 * sums of each month. So whole months cost a few rows, and only the first and the last month are
 * read by days.
 *
 * @param parts which rows are read
 * @param from of the sums by months, those from this day on; empty if from the beginning
 * @param to of the sums by months, those to this day; empty if to the end
 */
public record CarriedParts(List<Integer> parts, Optional<LocalDate> from, Optional<LocalDate> to) {

  /** Sums by months, of lines whose days lie within one. */
  public static final int BY_MONTHS = -1;

  /** Sums by days, of lines whose days do not lie within one month. */
  public static final int LONG = 0;

  private static final int MONTHS = 12;

  static CarriedParts of(Days days) {
    Optional<LocalDate> from = days.since().map(CarriedParts::beginOfWholeMonths);
    Optional<LocalDate> to = days.until().map(CarriedParts::endOfWholeMonths);
    List<Integer> parts = new ArrayList<>(List.of(BY_MONTHS, LONG));
    days.since().filter(day -> !from.equals(Optional.of(day))).ifPresent(day -> add(parts, day));
    days.until().filter(day -> !to.equals(Optional.of(day))).ifPresent(day -> add(parts, day));
    return new CarriedParts(parts, from, to);
  }

  private static LocalDate beginOfWholeMonths(LocalDate since) {
    return since.getDayOfMonth() == 1 ? since : since.with(TemporalAdjusters.firstDayOfNextMonth());
  }

  private static LocalDate endOfWholeMonths(LocalDate until) {
    return until.equals(YearMonth.from(until).atEndOfMonth())
        ? until
        : until.withDayOfMonth(1).minusDays(1);
  }

  private static void add(List<Integer> parts, LocalDate day) {
    int month = day.getYear() * MONTHS + day.getMonthValue();
    if (!parts.contains(month)) {
      parts.add(month);
    }
  }
}
