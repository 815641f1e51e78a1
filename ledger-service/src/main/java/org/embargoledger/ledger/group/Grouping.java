package org.embargoledger.ledger.group;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.money.ConvertedSum;
import org.embargoledger.ledger.sum.Slices;
import org.embargoledger.ledger.sum.Sum;
import org.embargoledger.ledger.totals.Fuel;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.ConversionPolicy;
import org.embargoledger.model.measure.Estimate;
import org.embargoledger.model.measure.OfficialRates;
import org.embargoledger.model.measure.Period;

/** Puts sums into groups and adds each group up. Bases are never added to one another. */
final class Grouping {

  private record Key(Map<String, String> group, Basis basis, Optional<String> unit) {}

  private final GroupQuery query;
  private final ConversionPolicy policy;
  private final List<Currency> currencies;
  private final OfficialRates rates;
  private final int groupsMax;

  Grouping(
      GroupQuery query,
      ConversionPolicy policy,
      List<Currency> currencies,
      OfficialRates rates,
      int groupsMax) {
    this.query = query;
    this.policy = policy;
    this.currencies = currencies;
    this.rates = rates;
    this.groupsMax = groupsMax;
  }

  /**
   * All groups in which something is reported.
   *
   * @throws ProblemException if there are more than the limit
   */
  List<GroupTotal> of(List<Sum> sums) {
    Map<Key, List<Sum>> groups = new LinkedHashMap<>();
    for (Sum sum : sums) {
      byMonth(sum)
          .forEach(part -> groups.computeIfAbsent(key(part), k -> new ArrayList<>()).add(part));
      if (groups.size() > groupsMax) {
        throw new ProblemException(
            ProblemType.QUERY_TOO_BROAD,
            "there are more than %d groups; narrow the query or group by less"
                .formatted(groupsMax));
      }
    }
    return groups.entrySet().stream()
        .flatMap(group -> total(group.getKey(), group.getValue()).stream())
        .toList();
  }

  /** Shares of a sum by months, or all of it where months do not matter. */
  private Stream<Sum> byMonth(Sum sum) {
    if (!query.splitsDays()) {
      return Stream.of(sum);
    }
    Period slice = sum.slice().orElseThrow();
    if (Slices.isCount(sum)) {
      return Stream.of(sum);
    }
    return Stream.iterate(
            YearMonth.from(slice.from()),
            month -> !month.atDay(1).isAfter(slice.to()),
            month -> month.plusMonths(1))
        .map(month -> Slices.part(sum, slice, slice.intersect(Period.month(month))));
  }

  private Key key(Sum sum) {
    Map<String, String> group = new LinkedHashMap<>();
    query.by().forEach(each -> group.put(each.word(), each.of(sum)));
    return new Key(
        group,
        sum.key().basis(),
        query.measure() == Measure.DELIVERED ? Optional.empty() : Optional.of(sum.key().unit()));
  }

  private Optional<GroupTotal> total(Key key, List<Sum> sums) {
    long entries = sums.stream().mapToLong(Sum::entries).sum();
    return switch (query.measure()) {
      case DELIVERED ->
          Optional.of(
              new GroupTotal(
                  key.group(),
                  key.basis(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of(Fuel.of(sameProducts(sums), policy)),
                  Map.of(),
                  entries));
      case OUTSTANDING -> outstanding(key, sums, entries);
      case PLEDGED, DISBURSED, AGREEMENTS, ACTIVITIES ->
          Optional.of(
              new GroupTotal(
                  key.group(),
                  key.basis(),
                  key.unit(),
                  Optional.of(added(sums)),
                  Optional.empty(),
                  converted(sums, List.of()),
                  entries));
    };
  }

  /** One sum for each product and unit, whatever the books and years. */
  private static List<Sum> sameProducts(List<Sum> sums) {
    return sums.stream()
        .collect(
            Collectors.groupingBy(
                sum -> List.of(sum.key().product(), sum.key().unit()),
                LinkedHashMap::new,
                Collectors.reducing(Slices::plus)))
        .values()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<GroupTotal> outstanding(Key key, List<Sum> sums, long entries) {
    List<Sum> pledged = of(Measure.PLEDGED, sums);
    if (pledged.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal figure = added(pledged).best().subtract(added(of(Measure.DISBURSED, sums)).best());
    return Optional.of(
        new GroupTotal(
            key.group(),
            key.basis(),
            key.unit(),
            Optional.of(new Estimate(figure, figure, figure)),
            Optional.empty(),
            converted(pledged, of(Measure.DISBURSED, sums)),
            entries));
  }

  private static List<Sum> of(Measure measure, List<Sum> sums) {
    return sums.stream().filter(sum -> sum.key().measure() == measure).toList();
  }

  private static Estimate added(List<Sum> sums) {
    return sums.stream().map(Sum::band).reduce(Estimate.ZERO, Estimate::plus);
  }

  private Map<Currency, ConvertedSum> converted(List<Sum> sums, List<Sum> less) {
    Map<Currency, ConvertedSum> converted = new LinkedHashMap<>();
    for (Currency currency : currencies) {
      ConvertedSum all = ConvertedSum.of(sums, currency, rates);
      converted.put(
          currency, less.isEmpty() ? all : all.minus(ConvertedSum.of(less, currency, rates)));
    }
    return converted;
  }
}
