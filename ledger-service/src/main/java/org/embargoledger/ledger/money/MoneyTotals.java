package org.embargoledger.ledger.money;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.query.Band;
import org.embargoledger.ledger.query.LedgerLinks;
import org.embargoledger.ledger.query.Viewpoint;
import org.embargoledger.ledger.sum.Sum;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.OfficialRates;

/** Adds money of all currencies up in the currencies that are asked for. */
public final class MoneyTotals {

  private record Key(String book, int year, Measure measure, Basis basis) {}

  private final String target;
  private final OfficialRates rates;

  private MoneyTotals(String target, OfficialRates rates) {
    this.target = target;
    this.rates = rates;
  }

  /**
   * Within a transaction.
   *
   * @param to nothing is added up if no currency is asked for
   * @param sums kept apart by valuation
   * @param wanted which measures to answer with
   */
  public static Uni<Optional<List<MoneyTotal>>> of(
      String target,
      List<Currency> to,
      List<Sum> sums,
      Viewpoint viewpoint,
      Predicate<Measure> wanted) {
    return to.isEmpty()
        ? Uni.createFrom().item(Optional.empty())
        : KnownRates.valuing(sums, viewpoint)
            .map(rates -> Optional.of(new MoneyTotals(target, rates).of(sums, to, wanted)));
  }

  private List<MoneyTotal> of(List<Sum> sums, List<Currency> to, Predicate<Measure> wanted) {
    Map<Key, List<Sum>> byKey = new LinkedHashMap<>();
    sums.stream()
        .filter(sum -> sum.key().isMoney())
        .forEach(sum -> byKey.computeIfAbsent(key(sum), unused -> new ArrayList<>()).add(sum));
    return to.stream().flatMap(currency -> in(currency, byKey, wanted)).toList();
  }

  private Stream<MoneyTotal> in(
      Currency currency, Map<Key, List<Sum>> byKey, Predicate<Measure> wanted) {
    Map<Key, ConvertedSum> converted = new LinkedHashMap<>();
    byKey.forEach((key, sums) -> converted.put(key, ConvertedSum.of(sums, currency, rates)));
    Stream<MoneyTotal> booked =
        converted.entrySet().stream()
            .filter(each -> wanted.test(each.getKey().measure()))
            .map(each -> total(each.getKey(), currency, each.getValue()));
    Stream<MoneyTotal> outstanding =
        converted.entrySet().stream()
            .filter(each -> wanted.test(Measure.OUTSTANDING))
            .filter(each -> each.getKey().measure() == Measure.PLEDGED)
            .map(each -> outstanding(each.getKey(), currency, each.getValue(), converted));
    return Stream.concat(booked, outstanding);
  }

  private MoneyTotal outstanding(
      Key pledged, Currency currency, ConvertedSum sum, Map<Key, ConvertedSum> all) {
    Key paid = new Key(pledged.book(), pledged.year(), Measure.DISBURSED, pledged.basis());
    ConvertedSum disbursed = all.getOrDefault(paid, ConvertedSum.of(List.of(), currency, rates));
    return total(
        new Key(pledged.book(), pledged.year(), Measure.OUTSTANDING, pledged.basis()),
        currency,
        sum.minus(disbursed));
  }

  private MoneyTotal total(Key key, Currency currency, ConvertedSum sum) {
    List<MoneyTotal.Part> shown = sum.parts().stream().limit(ConvertedSum.PARTS_MAX).toList();
    Measure linked = key.measure() == Measure.OUTSTANDING ? Measure.PLEDGED : key.measure();
    return new MoneyTotal(
        key.book(),
        key.year(),
        key.measure(),
        key.basis(),
        currency.getCurrencyCode(),
        sum.amount().map(Band::of).orElse(null),
        sum.isComplete(),
        shown,
        sum.parts().size() - shown.size(),
        sum.missing().stream().limit(ConvertedSum.PARTS_MAX).toList(),
        Map.of("entries", LedgerLinks.entries(target, key.book(), key.year(), linked)));
  }

  private static Key key(Sum sum) {
    return new Key(sum.key().book(), sum.key().year(), sum.key().measure(), sum.key().basis());
  }
}
