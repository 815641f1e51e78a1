package org.embargoledger.ledger.money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.embargoledger.ledger.query.Band;
import org.embargoledger.ledger.sum.Sum;
import org.embargoledger.model.measure.Estimate;
import org.embargoledger.model.measure.Exchange;
import org.embargoledger.model.measure.OfficialRates;

/**
 * Sums of money in one currency. What is stated in one currency and valued on one day is added up
 * first, then converted and rounded once; so a total is the sum of its parts.
 *
 * @param amount empty if nothing could be converted
 */
public record ConvertedSum(
    Optional<Estimate> amount, List<MoneyTotal.Part> parts, List<MoneyTotal.Missing> missing) {

  /** How many parts, and how many missing amounts, an answer spells out. */
  public static final int PARTS_MAX = 50;

  private record Day(String unit, LocalDate valuedOn) implements Comparable<Day> {
    @Override
    public int compareTo(Day other) {
      int byDay = valuedOn.compareTo(other.valuedOn);
      return byDay != 0 ? byDay : unit.compareTo(other.unit);
    }
  }

  /**
   * @param sums of money, kept apart by valuation
   */
  public static ConvertedSum of(Collection<Sum> sums, Currency to, OfficialRates rates) {
    Map<Day, Estimate> days = new TreeMap<>();
    sums.forEach(
        sum ->
            days.merge(
                new Day(sum.key().unit(), sum.valuedOn().orElseThrow()),
                sum.band(),
                Estimate::plus));
    Estimate amount = Estimate.ZERO;
    List<MoneyTotal.Part> parts = new ArrayList<>();
    List<MoneyTotal.Missing> missing = new ArrayList<>();
    for (Map.Entry<Day, Estimate> each : days.entrySet()) {
      Day day = each.getKey();
      String stated = Band.plain(each.getValue().best());
      Optional<Exchange> exchange =
          rates.exchange(day.valuedOn(), Currency.getInstance(day.unit()), to);
      if (exchange.isEmpty()) {
        missing.add(new MoneyTotal.Missing(day.unit(), stated, day.valuedOn().toString()));
        continue;
      }
      Estimate converted = exchange.get().convert(each.getValue());
      amount = amount.plus(converted);
      parts.add(
          new MoneyTotal.Part(
              day.unit(),
              stated,
              day.valuedOn().toString(),
              Band.plain(converted.best()),
              RateView.of(exchange.get())));
    }
    return new ConvertedSum(
        parts.isEmpty() ? Optional.empty() : Optional.of(amount), parts, missing);
  }

  /** What is left of this after the other; unknown if anything of either could not be converted. */
  public ConvertedSum minus(ConvertedSum other) {
    List<MoneyTotal.Missing> allMissing =
        Stream.concat(missing.stream(), other.missing.stream()).toList();
    Estimate paid = other.amount.orElse(Estimate.ZERO);
    Optional<Estimate> left =
        amount
            .filter(unused -> allMissing.isEmpty())
            .map(pledged -> pledged.best().subtract(paid.best()))
            .map(figure -> new Estimate(figure, figure, figure));
    return new ConvertedSum(
        left,
        Stream.concat(parts.stream(), other.parts.stream().map(ConvertedSum::negative)).toList(),
        allMissing);
  }

  private static MoneyTotal.Part negative(MoneyTotal.Part part) {
    return new MoneyTotal.Part(
        part.unit(),
        negative(part.amount()),
        part.valuedOn(),
        negative(part.converted()),
        part.rates());
  }

  private static String negative(String figure) {
    return Band.plain(new BigDecimal(figure).negate());
  }

  public boolean isComplete() {
    return missing.isEmpty();
  }
}
