package org.embargoledger.ledger.caps;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.embargoledger.ledger.bookkeeping.Book;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.bookkeeping.StandingFact;
import org.embargoledger.ledger.caps.CapsAnswer.BasisUse;
import org.embargoledger.ledger.caps.CapsAnswer.CapView;
import org.embargoledger.ledger.caps.CapsAnswer.LimitView;
import org.embargoledger.ledger.caps.CapsAnswer.NotCounted;
import org.embargoledger.ledger.caps.CapsAnswer.Sensitivity;
import org.embargoledger.ledger.caps.CapsAnswer.Share;
import org.embargoledger.ledger.caps.CapsAnswer.State;
import org.embargoledger.ledger.query.Band;
import org.embargoledger.ledger.query.LedgerLinks;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.ConversionPolicies;
import org.embargoledger.model.measure.ConversionPolicy;
import org.embargoledger.model.measure.QuantityUnit;
import org.embargoledger.model.regime.Cap;
import org.embargoledger.model.regime.CapUsage;

/** What can be said of one cap in one of its years. */
final class CapReport {

  private final Cap cap;

  private final int year;
  private final String target;
  private final ConversionPolicy policy;
  private final CapCount count;
  private final Map<UUID, String> eventIds;

  private CapReport(
      String target, Cap cap, int year, ConversionPolicy policy, Collection<StandingFact> facts) {
    this.target = target;
    this.cap = cap;
    this.year = year;
    this.policy = policy;
    this.count = CapCount.of(cap, year, facts);
    this.eventIds =
        facts.stream().collect(Collectors.toMap(StandingFact::factId, StandingFact::eventId));
  }

  /**
   * @param facts all standing deliveries of the cap's product class in its window
   */
  static CapView of(
      String target, Cap cap, int year, ConversionPolicy policy, Collection<StandingFact> facts) {
    return new CapReport(target, cap, year, policy, facts).view();
  }

  private CapView view() {
    return new CapView(
        cap.id(),
        cap.title(),
        cap.productClass(),
        count.window().toString(),
        cap.legalReference(),
        cap.limits().stream().map(this::limit).toList(),
        bases(this::shares),
        bases(this::notCounted),
        bases(this::sensitivity),
        Map.of("entries", entries()));
  }

  private static <T> List<T> bases(Function<Basis, Stream<T>> part) {
    return Arrays.stream(Basis.values()).flatMap(part).toList();
  }

  private LimitView limit(Cap.Limit limit) {
    return new LimitView(
        Band.plain(limit.amount()),
        limit.unit().symbol(),
        bases(basis -> Stream.of(use(limit, basis))));
  }

  private BasisUse use(Cap.Limit limit, Basis basis) {
    List<Claim> counted = count.counted(basis);
    if (counted.isEmpty()) {
      return new BasisUse(basis, State.NOT_REPORTED, null, null, null, List.of(), List.of());
    }
    CapUsage usage = CapUsage.of(limit, counted, policy);
    return new BasisUse(
        basis,
        State.REPORTED,
        Band.of(usage.used()),
        usage.percent().toPlainString(),
        Band.plain(usage.remaining()),
        cap.thresholdsPercent().stream().filter(usage::reaches).map(Band::plain).toList(),
        usage.unconvertible());
  }

  private Stream<Share> shares(Basis basis) {
    Cap.Limit inBarrels = new Cap.Limit(cap.limits().get(0).amount(), QuantityUnit.BARREL);
    return count.countedByCounterparty(basis).entrySet().stream()
        .map(
            share ->
                new Share(
                    share.getKey(),
                    basis,
                    Band.of(CapUsage.of(inBarrels, share.getValue(), policy).used())));
  }

  private Stream<NotCounted> notCounted(Basis basis) {
    return count.notCounted(basis).stream()
        .map(
            verdict ->
                new NotCounted(
                    verdict.claim().factId(),
                    eventIds.get(verdict.claim().factId()),
                    basis,
                    verdict.outcome(),
                    verdict.because().orElse(null)));
  }

  private Stream<Sensitivity> sensitivity(Basis basis) {
    List<Claim> counted = count.counted(basis);
    return counted.isEmpty()
        ? Stream.empty()
        : ConversionPolicies.all().stream()
            .flatMap(other -> cap.limits().stream().map(limit -> sensitivity(other, basis, limit)));
  }

  private Sensitivity sensitivity(ConversionPolicy other, Basis basis, Cap.Limit limit) {
    CapUsage usage = CapUsage.of(limit, count.counted(basis), other);
    return new Sensitivity(
        other.name(), basis, limit.unit().symbol(), usage.percent().toPlainString());
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
