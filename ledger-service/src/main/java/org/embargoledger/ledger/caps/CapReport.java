package org.embargoledger.ledger.caps;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.embargoledger.ledger.bookkeeping.Book;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.caps.CapsAnswer.BasisUse;
import org.embargoledger.ledger.caps.CapsAnswer.CapView;
import org.embargoledger.ledger.caps.CapsAnswer.LimitView;
import org.embargoledger.ledger.caps.CapsAnswer.Sensitivity;
import org.embargoledger.ledger.caps.CapsAnswer.Share;
import org.embargoledger.ledger.caps.CapsAnswer.State;
import org.embargoledger.ledger.query.Band;
import org.embargoledger.ledger.query.LedgerLinks;
import org.embargoledger.ledger.sum.Sum;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.ConversionPolicies;
import org.embargoledger.model.measure.ConversionPolicy;
import org.embargoledger.model.measure.Estimate;
import org.embargoledger.model.measure.QuantityUnit;
import org.embargoledger.model.regime.Cap;
import org.embargoledger.model.regime.CapUsage;

/**
 * What can be said of one cap in one of its years, from what the entries of its book add up to:
 * they are the claims that are counted.
 */
final class CapReport {

  private final String target;
  private final Cap cap;
  private final int year;
  private final ConversionPolicy policy;
  private final CapSums sums;

  CapReport(String target, Cap cap, int year, ConversionPolicy policy, CapSums sums) {
    this.target = target;
    this.cap = cap;
    this.year = year;
    this.policy = policy;
    this.sums = sums;
  }

  CapView view() {
    Map<Cap.Limit, Map<Basis, List<MonthlyUse>>> months = new LinkedHashMap<>();
    if (sums.bySlice().isPresent()) {
      cap.limits().forEach(limit -> months.put(limit, months(limit)));
    }
    return new CapView(
        cap.id(),
        cap.title(),
        cap.productClass(),
        cap.window(year).toString(),
        cap.legalReference(),
        cap.limits().stream().map(limit -> limit(limit, months.get(limit))).toList(),
        bases(this::shares),
        sums.notCounted().orElse(null),
        sums.notCountedOmitted().orElse(null),
        bases(this::sensitivity),
        sums.bySlice().isEmpty()
            ? null
            : cap.limits().stream().map(each -> CapSeries.of(each, months.get(each))).toList(),
        Map.of("entries", entries()));
  }

  private Map<Basis, List<MonthlyUse>> months(Cap.Limit limit) {
    Map<Basis, List<MonthlyUse>> months = new EnumMap<>(Basis.class);
    for (Basis basis : Basis.values()) {
      months.put(basis, MonthlyUse.of(cap.window(year), limit, bySlice(basis), policy));
    }
    return months;
  }

  private List<Sum> bySlice(Basis basis) {
    return sums.bySlice().orElseThrow().stream().filter(on(basis)).toList();
  }

  private static Predicate<Sum> on(Basis basis) {
    return sum -> sum.key().basis() == basis;
  }

  private static <T> List<T> bases(Function<Basis, Stream<T>> part) {
    return Arrays.stream(Basis.values()).flatMap(part).toList();
  }

  private LimitView limit(Cap.Limit limit, Map<Basis, List<MonthlyUse>> months) {
    return new LimitView(
        Band.plain(limit.amount()),
        limit.unit().symbol(),
        bases(basis -> Stream.of(use(limit, basis, Optional.ofNullable(months)))));
  }

  private BasisUse use(
      Cap.Limit limit, Basis basis, Optional<Map<Basis, List<MonthlyUse>>> months) {
    List<Sum> counted = counted(basis);
    if (counted.isEmpty()) {
      return new BasisUse(
          basis, State.NOT_REPORTED, null, null, null, null, List.of(), List.of(), null);
    }
    Use use = Use.of(limit, counted, policy);
    CapUsage usage = use.usage();
    return new BasisUse(
        basis,
        State.REPORTED,
        Band.of(usage.used()),
        usage.percent().toPlainString(),
        percentBand(usage),
        Band.plain(usage.remaining()),
        cap.thresholdsPercent().stream().filter(usage::reaches).map(Band::plain).toList(),
        use.unconvertible(),
        months
            .map(all -> CapForecast.of(cap.window(year), usage, bySlice(basis), all.get(basis)))
            .orElse(null));
  }

  private static Band percentBand(CapUsage usage) {
    Estimate used = usage.used();
    return new Band(
        usage.percent(used.low()).toPlainString(),
        usage.percent().toPlainString(),
        used.high() == null ? null : usage.percent(used.high()).toPlainString());
  }

  private List<Sum> counted(Basis basis) {
    return sums.counted().stream().filter(on(basis)).toList();
  }

  private Stream<Share> shares(Basis basis) {
    Cap.Limit inBarrels = new Cap.Limit(cap.limits().get(0).amount(), QuantityUnit.BARREL);
    return sums.ofCounterparties().stream()
        .filter(on(basis))
        .collect(Collectors.groupingBy(sum -> sum.key().book(), TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(
            share ->
                new Share(
                    share.getKey(),
                    basis,
                    Band.of(Use.of(inBarrels, share.getValue(), policy).usage().used())));
  }

  private Stream<Sensitivity> sensitivity(Basis basis) {
    List<Sum> counted = counted(basis);
    return counted.isEmpty()
        ? Stream.empty()
        : ConversionPolicies.all().stream()
            .flatMap(
                other ->
                    cap.limits().stream()
                        .map(
                            limit ->
                                new Sensitivity(
                                    other.name(),
                                    basis,
                                    limit.unit().symbol(),
                                    Use.of(limit, counted, other)
                                        .usage()
                                        .percent()
                                        .toPlainString())));
  }

  private String entries() {
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("book", Book.of(cap).name());
    query.put("year", year);
    query.put("measure", Measure.DELIVERED);
    query.put("productClass", cap.productClass());
    return LedgerLinks.entries(target, query);
  }
}
