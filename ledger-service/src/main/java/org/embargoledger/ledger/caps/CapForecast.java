package org.embargoledger.ledger.caps;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.embargoledger.ledger.query.Band;
import org.embargoledger.ledger.sum.Sum;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.regime.CapUsage;

/**
 * When a limit will be used up if things go on as they went. A straight line, and said to be one:
 * nothing is known of the days to come.
 */
final class CapForecast {

  public static final String METHOD =
      "Straight line: the best figure divided by the days that counted figures speak of, carried on"
          + " from the last of them. Earliest and latest: at the pace of the fastest and of the"
          + " slowest whole month that was reported by itself.";

  /** Fewer days say nothing of a year: two months at least. */
  static final long DAYS_MIN = 59;

  static final int MONTHS_MIN = 3;

  private static final int PER_DAY_SCALE = 3;

  public enum State {
    /** All of it is used. */
    EXHAUSTED,
    EXPECTED,
    /** Not before the cap year ends, at the pace so far. */
    NOT_EXPECTED,
    /** The figures reach to the end of the cap year. */
    YEAR_COMPLETE,
    NOT_POSSIBLE
  }

  /**
   * @param why no forecast or no interval is given
   * @param reportedUntil the last day that a counted figure speaks of
   * @param date null if it is not in this cap year, like the other two
   * @param earliest at the pace of the fastest month
   * @param latest at the pace of the slowest month
   * @param atYearEnd what would be used by then: at the slowest, the mean and the fastest pace
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record View(
      State state,
      String method,
      String why,
      String reportedUntil,
      Long daysCovered,
      String perDay,
      String date,
      String earliest,
      String latest,
      Band atYearEnd) {

    private static View without(State state, String why, LocalDate until) {
      return new View(state, METHOD, why, until.toString(), null, null, null, null, null, null);
    }
  }

  private final Period window;
  private final CapUsage usage;
  private final LocalDate until;

  private CapForecast(Period window, CapUsage usage, LocalDate until) {
    this.window = window;
    this.usage = usage;
    this.until = until;
  }

  /**
   * @param sums of one basis by slice, within the window; at least one
   * @param months the same, by month
   */
  static View of(Period window, CapUsage usage, List<Sum> sums, List<MonthlyUse> months) {
    List<Period> slices = sums.stream().map(sum -> sum.slice().orElseThrow()).toList();
    LocalDate until = slices.stream().map(Period::to).max(LocalDate::compareTo).orElseThrow();
    return new CapForecast(window, usage, until).view(Coverage.days(slices), months);
  }

  private View view(long daysCovered, List<MonthlyUse> months) {
    if (usage.reaches(new BigDecimal(100))) {
      return View.without(State.EXHAUSTED, null, until);
    }
    if (!until.isBefore(window.to())) {
      return View.without(State.YEAR_COMPLETE, null, until);
    }
    if (daysCovered < DAYS_MIN) {
      return View.without(
          State.NOT_POSSIBLE,
          "counted figures speak of %d days; at least %d are needed"
              .formatted(daysCovered, DAYS_MIN),
          until);
    }
    Pace mean = new Pace(usage.used().best(), daysCovered);
    List<Pace> paces =
        months.stream()
            .filter(MonthlyUse::isOfItsOwn)
            .map(month -> new Pace(month.added().best(), month.month().days()))
            .sorted()
            .toList();
    boolean interval = paces.size() >= MONTHS_MIN;
    Optional<Pace> slowest = interval ? Optional.of(paces.get(0)) : Optional.empty();
    Optional<Pace> fastest = interval ? Optional.of(paces.get(paces.size() - 1)) : Optional.empty();
    Optional<LocalDate> date = exhausted(mean);
    return new View(
        date.isPresent() ? State.EXPECTED : State.NOT_EXPECTED,
        METHOD,
        interval
            ? null
            : "no interval: %d whole months are reported by themselves; at least %d are needed"
                .formatted(paces.size(), MONTHS_MIN),
        until.toString(),
        daysCovered,
        Band.plain(mean.over(1, PER_DAY_SCALE)),
        text(date),
        text(fastest.flatMap(this::exhausted)),
        text(slowest.flatMap(this::exhausted)),
        new Band(
            slowest.map(this::atYearEnd).orElse(null),
            atYearEnd(mean),
            fastest.map(this::atYearEnd).orElse(null)));
  }

  /** A figure in so many days. */
  private record Pace(BigDecimal figure, long days) implements Comparable<Pace> {

    /** What it comes to in other days, rounded half even. */
    BigDecimal over(long otherDays, int scale) {
      return figure
          .multiply(BigDecimal.valueOf(otherDays))
          .divide(BigDecimal.valueOf(days), scale, RoundingMode.HALF_EVEN);
    }

    /** How many days it takes to come to a sum, if it ever does. */
    Optional<BigDecimal> daysTo(BigDecimal sum) {
      return figure.signum() <= 0
          ? Optional.empty()
          : Optional.of(
              sum.multiply(BigDecimal.valueOf(days)).divide(figure, 0, RoundingMode.CEILING));
    }

    @Override
    public int compareTo(Pace other) {
      return figure
          .multiply(BigDecimal.valueOf(other.days))
          .compareTo(other.figure.multiply(BigDecimal.valueOf(days)));
    }
  }

  /** Empty if not in this cap year. */
  private Optional<LocalDate> exhausted(Pace pace) {
    return pace.daysTo(usage.remaining())
        .filter(days -> days.compareTo(BigDecimal.valueOf(daysLeft())) <= 0)
        .map(days -> until.plusDays(days.longValueExact()));
  }

  private long daysLeft() {
    return ChronoUnit.DAYS.between(until, window.to());
  }

  private String atYearEnd(Pace pace) {
    return Band.plain(
        usage.used().best().add(pace.over(daysLeft(), 0)).setScale(0, RoundingMode.HALF_EVEN));
  }

  private static String text(Optional<LocalDate> day) {
    return day.map(LocalDate::toString).orElse(null);
  }
}
