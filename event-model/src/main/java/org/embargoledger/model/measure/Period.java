package org.embargoledger.model.measure;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The span of valid time that a fact speaks of: a run of whole days, both ends included. Days are
 * calendar dates without a zone; where a source names a clock time, its UTC date counts.
 *
 * <p>The text form is ISO 8601: {@code 2023-11-15}, {@code 2023-11}, {@code 2023} or {@code
 * 2023-01-01/2023-09-15}; quarters, which ISO 8601 lacks, are written {@code 2023-Q4}. Parsing and
 * printing agree: a period that is exactly a month prints as that month.
 */
public record Period(LocalDate from, LocalDate to) {

  private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");
  public static final String FORMS =
      "a day 2023-11-15, a month 2023-11, a quarter 2023-Q4, a year 2023"
          + " or a range of days 2023-01-01/2023-09-15";

  public Period {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("the period ends on " + to + ", before it begins " + from);
    }
  }

  public static Period day(LocalDate day) {
    return new Period(day, day);
  }

  public static Period month(YearMonth month) {
    return new Period(month.atDay(1), month.atEndOfMonth());
  }

  public static Period year(int year) {
    return new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException with a sentence for the submitter
   */
  public static Period parse(String text) {
    try {
      int slash = text.indexOf('/');
      if (slash >= 0) {
        return new Period(
            LocalDate.parse(text.substring(0, slash)), LocalDate.parse(text.substring(slash + 1)));
      }
      Matcher quarter = QUARTER.matcher(text);
      if (quarter.matches()) {
        return quarter(Integer.parseInt(quarter.group(1)), Integer.parseInt(quarter.group(2)));
      }
      return switch (text.length()) {
        case 4 -> year(Year.parse(text).getValue());
        case 7 -> month(YearMonth.parse(text));
        default -> day(LocalDate.parse(text));
      };
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'" + text + "' is not a period; write " + FORMS, e);
    }
  }

  private static Period quarter(int year, int quarter) {
    YearMonth first = YearMonth.of(year, quarter * 3 - 2);
    return new Period(first.atDay(1), first.plusMonths(2).atEndOfMonth());
  }

  /** Length in days, at least 1. */
  public long days() {
    return to.toEpochDay() - from.toEpochDay() + 1;
  }

  public boolean overlaps(Period other) {
    return !from.isAfter(other.to) && !other.from.isAfter(to);
  }

  public boolean contains(Period other) {
    return !other.from.isBefore(from) && !other.to.isAfter(to);
  }

  /**
   * The days that both have.
   *
   * @throws IllegalArgumentException if they have none
   */
  public Period intersect(Period other) {
    return new Period(
        from.isAfter(other.from) ? from : other.from, to.isBefore(other.to) ? to : other.to);
  }

  /** Written out, like {@link #hashCode}, because keys of maps are made of periods. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Period period && from.equals(period.from) && to.equals(period.to);
  }

  @Override
  public int hashCode() {
    return from.hashCode() * 31 + to.hashCode();
  }

  @Override
  public String toString() {
    if (from.equals(to)) {
      return from.toString();
    }
    int year = from.getYear();
    if (equals(year(year))) {
      return "%04d".formatted(year);
    }
    YearMonth month = YearMonth.from(from);
    if (equals(month(month))) {
      return month.toString();
    }
    int quarter = (from.getMonthValue() + 2) / 3;
    if (equals(quarter(year, quarter))) {
      return "%04d-Q%d".formatted(year, quarter);
    }
    return from + "/" + to;
  }
}
