package org.embargoledger.alert.detect.duplicate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.embargoledger.alert.detect.Detection;
import org.embargoledger.alert.detect.Detector;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.FindingDraft;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Severity;
import org.embargoledger.alert.detect.Standing;
import org.embargoledger.alert.detect.Step;
import org.embargoledger.alert.detect.Withdrawal;
import org.embargoledger.alert.detect.Wording;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.fact.FuelDelivery.Scope;
import org.embargoledger.model.fact.Relation;
import org.embargoledger.model.measure.Countries;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * Notices two facts of one counterparty, product class, basis and period whose quantities agree
 * within {@link #TOLERANCE_PERCENT} %, that come from two sources or two partners and that no
 * relation connects: probably one delivery told twice. Of several twins the latest is named. Ships
 * that are named and differ are two.
 */
public final class DuplicateDetector implements Detector<PMap<Trace, PVector<UUID>>> {

  public static final String NAME = "probable-duplicate";

  public static final BigDecimal TOLERANCE_PERCENT = BigDecimal.ONE;

  /** Of more facts that look the same, only the latest are compared. */
  public static final int COMPARED_MAX = 8;

  private static final BigDecimal HUNDRED = new BigDecimal("100");

  private final Rules rules;

  public DuplicateDetector(Rules rules) {
    this.rules = rules;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public PMap<Trace, PVector<UUID>> initial() {
    return HashTreePMap.empty();
  }

  @Override
  public Detection<PMap<Trace, PVector<UUID>>> detect(PMap<Trace, PVector<UUID>> state, Step step) {
    UUID factId = step.header().factId();
    PMap<Trace, PVector<UUID>> next = state;
    List<String> before = List.of();
    Optional<Trace> left = step.deliveryBefore().flatMap(this::trace);
    if (left.isPresent()) {
      PVector<UUID> rest = next.getOrDefault(left.get(), TreePVector.empty()).minus(factId);
      next = rest.isEmpty() ? next.minus(left.get()) : next.plus(left.get(), rest);
      before = keys(step, twins(next, left.get(), step.before().orElseThrow(), step));
    }
    Optional<Trace> entered = step.delivery().flatMap(this::trace);
    if (entered.isEmpty()) {
      return new Detection<>(next, List.of(), Withdrawal.of(NAME, before, List.of(), step));
    }
    Trace trace = entered.get();
    List<Standing> twins = twins(next, trace, step.after().orElseThrow(), step);
    PVector<UUID> same = next.getOrDefault(trace, TreePVector.empty()).plus(factId);
    return new Detection<>(
        next.plus(trace, same.size() > COMPARED_MAX ? same.minus(0) : same),
        twins.stream().limit(1).map(other -> finding(step, other)).toList(),
        Withdrawal.ofKeys(NAME, before, keys(step, twins), step));
  }

  /** The facts that look the same as the given one, which leaves or enters; the latest first. */
  private List<Standing> twins(
      PMap<Trace, PVector<UUID>> state, Trace trace, Standing one, Step step) {
    List<Standing> twins = new ArrayList<>(0);
    for (int near = trace.step() - 1; near <= trace.step() + 1; near++) {
      PVector<UUID> candidates = state.get(trace.at(near));
      for (int i = candidates == null ? -1 : candidates.size() - 1; i >= 0; i--) {
        step.known()
            .fact(candidates.get(i))
            .filter(other -> isTwin(one, other))
            .ifPresent(twins::add);
      }
    }
    return twins;
  }

  private static List<String> keys(Step step, List<Standing> twins) {
    return twins.stream().map(other -> key(step, other)).toList();
  }

  private static String key(Step step, Standing other) {
    List<String> pair = pair(step, other);
    return FindingDraft.keyOf(NAME, step.header().target(), pair.get(0), pair.get(1));
  }

  private static List<String> pair(Step step, Standing other) {
    return Stream.of(step.header().factId(), other.header().factId())
        .map(UUID::toString)
        .sorted()
        .toList();
  }

  @Override
  public Map<String, String> parameters() {
    return Map.of(
        "tolerancePercent", TOLERANCE_PERCENT.toPlainString(),
        "policy", rules.policy().name());
  }

  private Optional<Trace> trace(FuelDelivery delivery) {
    return delivery.provenance().grade().isImprobable()
        ? Optional.empty()
        : barrels(delivery)
            .filter(value -> value.signum() > 0)
            .map(value -> Trace.of(delivery, value));
  }

  private Optional<BigDecimal> barrels(FuelDelivery delivery) {
    return rules
        .policy()
        .toBarrels(delivery.product(), delivery.quantity().unit())
        .map(factor -> delivery.quantity().value().multiply(factor.value()));
  }

  private boolean isTwin(Standing one, Standing other) {
    FuelDelivery a = one.fact().asDelivery().orElseThrow();
    FuelDelivery b = other.fact().asDelivery().orElseThrow();
    return agrees(barrels(a).orElseThrow(), barrels(b).orElseThrow())
        && (!a.provenance().source().url().equals(b.provenance().source().url())
            || !one.header().partner().equals(other.header().partner()))
        && !names(a, other.header().factId())
        && !names(b, one.header().factId())
        && !areDifferentShips(a, b);
  }

  private static boolean agrees(BigDecimal a, BigDecimal b) {
    return a.subtract(b).abs().multiply(HUNDRED).compareTo(a.max(b).multiply(TOLERANCE_PERCENT))
        <= 0;
  }

  private static boolean names(FuelDelivery delivery, UUID other) {
    return delivery.relations().stream().map(Relation::factId).anyMatch(other::equals);
  }

  private static boolean areDifferentShips(FuelDelivery a, FuelDelivery b) {
    return a.vessel().isPresent()
        && b.vessel().isPresent()
        && !a.vessel().get().name().equalsIgnoreCase(b.vessel().get().name());
  }

  private static Finding finding(Step step, Standing other) {
    FuelDelivery earlier = other.fact().asDelivery().orElseThrow();
    FuelDelivery later = step.delivery().orElseThrow();
    List<String> pair = pair(step, other);
    boolean isAdded = earlier.scope() == Scope.SHIPMENT && later.scope() == Scope.SHIPMENT;
    return FindingDraft.of(NAME, later.target(), isAdded ? Severity.WARNING : Severity.INFO)
        .key("factId", pair.get(0))
        .key("otherFactId", pair.get(1))
        .about("counterparty", later.counterparty())
        .about("period", later.period())
        .sentence(
            ("Two sources give nearly the same figure for deliveries of %s by %s in the period %s: %s"
                    + " (%s) and %s (%s). They probably tell of the same delivery. %s")
                .formatted(
                    Wording.products(later.product().productClass()),
                    later.counterparty().isUnnamed()
                        ? "an unnamed state"
                        : Wording.list(
                            later.counterparty().states().stream().map(Countries::nameOf).toList()),
                    Wording.span(later.period()),
                    Wording.quantity(earlier.quantity()),
                    earlier.provenance().source().publisher(),
                    Wording.quantity(later.quantity()),
                    later.provenance().source().publisher(),
                    isAdded
                        ? "Both are added up at present: review, and relate one to the other if they are one."
                        : "At most one of them is added up; relate one to the other if they are one."))
        .events(List.of(other.eventId(), step.header().eventId()))
        .figure("earlier", earlier.quantity())
        .figure("later", later.quantity())
        .figure("tolerancePercent", TOLERANCE_PERCENT)
        .computation(
            "%s and %s agree within %s %%"
                .formatted(earlier.quantity(), later.quantity(), TOLERANCE_PERCENT))
        .basedOn("two sources of one figure; not a sanctions provision")
        .at(step);
  }
}
