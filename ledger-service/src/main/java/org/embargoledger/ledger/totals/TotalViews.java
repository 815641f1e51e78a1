package org.embargoledger.ledger.totals;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.query.Band;
import org.embargoledger.ledger.query.LedgerLinks;
import org.embargoledger.ledger.sum.Slices;
import org.embargoledger.ledger.sum.Sum;
import org.embargoledger.ledger.sum.SumKey;

/** Sums as clients see them. */
public final class TotalViews {

  private TotalViews() {}

  /**
   * The totals that the filter wants, with those that are worked out from others.
   *
   * @param sums as they were read
   */
  public static List<TotalsAnswer.Total> of(
      TotalFilter filter, List<Sum> sums, Optional<LocalDate> asOf) {
    Map<SumKey, Long> inForce = asOf.map(day -> inForce(sums, day)).orElse(Map.of());
    return wanted(filter, Slices.byKey(sums))
        .map(sum -> view(filter.target(), sum, asOf.isPresent(), inForce))
        .toList();
  }

  /**
   * @param byKey one for each key
   */
  public static Stream<Sum> wanted(TotalFilter filter, List<Sum> byKey) {
    Stream<Sum> booked = byKey.stream().filter(sum -> filter.wants(sum.key().measure()));
    return filter.wants(Measure.OUTSTANDING)
        ? Stream.concat(booked, Outstanding.of(byKey))
        : booked;
  }

  private static Map<SumKey, Long> inForce(List<Sum> sums, LocalDate day) {
    return sums.stream()
        .filter(sum -> sum.key().measure() == Measure.AGREEMENTS)
        .filter(sum -> sum.slice().filter(slice -> !slice.to().isBefore(day)).isPresent())
        .collect(Collectors.toMap(Sum::key, Sum::entries, Long::sum));
  }

  private static TotalsAnswer.Total view(
      String target, Sum sum, boolean onADay, Map<SumKey, Long> inForce) {
    SumKey key = sum.key();
    Band band = Band.of(sum.band());
    return new TotalsAnswer.Total(
        key.book(),
        key.year(),
        key.measure(),
        key.basis(),
        key.product().orElse(null),
        key.unit(),
        band.low(),
        band.best(),
        band.high(),
        sum.entries(),
        onADay && key.measure() == Measure.AGREEMENTS ? inForce.getOrDefault(key, 0L) : null,
        links(target, key));
  }

  private static Map<String, String> links(String target, SumKey key) {
    if (key.measure() == Measure.OUTSTANDING) {
      return Map.of(
          "entries", LedgerLinks.entries(target, key.book(), key.year(), Measure.PLEDGED),
          "disbursed", LedgerLinks.entries(target, key.book(), key.year(), Measure.DISBURSED));
    }
    return Map.of(
        "entries", LedgerLinks.entries(target, key.book(), key.year(), key.measure()),
        "explain", explain(target, key));
  }

  /** Where a total is taken apart. */
  private static String explain(String target, SumKey key) {
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("counterparty", key.book());
    query.put("year", key.year());
    query.put("measure", key.measure());
    query.put("basis", key.basis());
    key.product().ifPresent(product -> query.put("product", product));
    query.put("unit", key.unit());
    return LedgerLinks.to(target, "totals/explain", query);
  }
}
