package org.embargoledger.ledger.query;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.embargoledger.ledger.bookkeeping.Line;
import org.embargoledger.ledger.bookkeeping.NaiveFold;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.measure.Estimate;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.measure.Product;

/** What the ledger should answer, worked out from the whole list of events each time. */
final class NaiveAnswers {

  private final List<Line> standing;
  private final Optional<LocalDate> asOf;

  NaiveAnswers(List<Event> known, Optional<LocalDate> asOf) {
    this.standing = NaiveFold.standing(known);
    this.asOf = asOf;
  }

  /** What is added up and never anything else with it. */
  static String key(Line line) {
    return key(
        line.key().book(),
        line.key().year(),
        line.key().measure(),
        line.basis(),
        line.product().map(Product::name).orElse(null),
        line.unit());
  }

  static String key(Object... parts) {
    return Arrays.stream(parts).map(String::valueOf).collect(Collectors.joining("|"));
  }

  record Total(Estimate sum, long entries) {
    Total plus(Total other) {
      return new Total(sum.plus(other.sum), entries + other.entries);
    }

    @Override
    public String toString() {
      Band band = Band.of(sum);
      return band.low() + " " + band.best() + " " + band.high() + " of " + entries;
    }
  }

  /** By key. Lines of the same days are added up, cut at the day, and rounded once. */
  Map<String, Total> totals(Predicate<Line> wanted) {
    return totals(wanted, NaiveAnswers::key);
  }

  /** As above, by any key. */
  Map<String, Total> totals(Predicate<Line> wanted, Function<Line, String> keys) {
    record Slice(String key, Period days) {}
    Map<Slice, List<Line>> slices =
        standing.stream()
            .filter(wanted)
            .filter(line -> asOf.isEmpty() || !line.slice().from().isAfter(asOf.get()))
            .collect(Collectors.groupingBy(line -> new Slice(keys.apply(line), line.slice())));
    Map<String, Total> totals = new TreeMap<>();
    slices.forEach(
        (slice, lines) -> totals.merge(slice.key(), total(slice.days(), lines), Total::plus));
    return totals;
  }

  private Total total(Period days, List<Line> lines) {
    Estimate sum = lines.stream().map(Line::amount).reduce(Estimate.ZERO, Estimate::plus);
    if (asOf.isEmpty()
        || !days.to().isAfter(asOf.get())
        || lines.get(0).unit().equals(Line.COUNT)) {
      return new Total(sum, lines.size());
    }
    long over = ChronoUnit.DAYS.between(days.from(), asOf.get()) + 1;
    UnaryOperator<BigDecimal> share =
        whole ->
            whole == null
                ? null
                : whole
                    .multiply(BigDecimal.valueOf(over))
                    .divide(
                        BigDecimal.valueOf(days.days()),
                        Math.max(6, whole.stripTrailingZeros().scale()),
                        RoundingMode.HALF_EVEN);
    return new Total(
        new Estimate(share.apply(sum.low()), share.apply(sum.best()), share.apply(sum.high())),
        lines.size());
  }
}
