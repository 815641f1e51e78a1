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
import org.embargoledger.model.measure.ConversionPolicy;
import org.embargoledger.model.measure.Countries;
import org.pcollections.PMap;

/**
 * Notices two facts of one counterparty, product class, basis and period whose quantities agree
 * within {@link #TOLERANCE_PERCENT} %, that come from two sources or two partners and that no
 * relation connects: probably one delivery told twice. Of several twins the latest is named. Ships
 * that are named and differ are two.
 */
public final class DuplicateDetector implements Detector<Traces> {

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
  public Traces initial() {
    return Traces.NONE;
  }

  @Override
  public Detection<Traces> detect(Traces state, Step step) {
    Traces next = state;
    List<String> before = List.of();
    FuelDelivery left = traced(step.deliveryBefore());
    if (left != null) {
      Trace trace = Trace.of(left);
      int size = size(left);
      next = next.without(trace, size, step.header().factId());
      before = keys(step, twins(next.of(trace), size, step.before().orElseThrow()));
    }
    FuelDelivery entered = traced(step.delivery());
    if (entered == null) {
      return new Detection<>(next, List.of(), Withdrawal.of(NAME, before, List.of(), step));
    }
    Trace trace = Trace.of(entered);
    int size = size(entered);
    Standing standing = step.after().orElseThrow();
    List<Standing> twins = twins(next.of(trace), size, standing);
    return new Detection<>(
        next.with(trace, size, standing, COMPARED_MAX),
        twins.isEmpty() ? List.of() : List.of(finding(step, twins.get(0))),
        Withdrawal.ofKeys(NAME, before, before.isEmpty() ? before : keys(step, twins), step));
  }

  /** The facts that look the same as the given one, which leaves or enters; the latest first. */
  private List<Standing> twins(PMap<Integer, List<Standing>> bySize, int size, Standing standing) {
    List<Standing> twins = new ArrayList<>(0);
    BigDecimal barrels = barrels(standing.fact().asDelivery().orElseThrow());
    for (int near = size - 1; near <= size + 1; near++) {
      List<Standing> candidates = bySize.getOrDefault(near, List.of());
      for (int i = candidates.size() - 1; i >= 0; i--) {
        if (isTwin(standing, barrels, candidates.get(i))) {
          twins.add(candidates.get(i));
        }
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

  /** The delivery if it is one that can have a twin, else null. */
  private FuelDelivery traced(Optional<FuelDelivery> stated) {
    FuelDelivery delivery = stated.orElse(null);
    return delivery == null
            || delivery.provenance().grade().isImprobable()
            || delivery.quantity().value().signum() <= 0
            || factor(delivery).isEmpty()
        ? null
        : delivery;
  }

  private int size(FuelDelivery delivery) {
    return Trace.step(barrels(delivery));
  }

  private Optional<ConversionPolicy.Factor> factor(FuelDelivery delivery) {
    return rules.policy().toBarrels(delivery.product(), delivery.quantity().unit());
  }

  private BigDecimal barrels(FuelDelivery delivery) {
    return delivery.quantity().value().multiply(factor(delivery).orElseThrow().value());
  }

  /** What is cheap to compare comes first. */
  private boolean isTwin(Standing one, BigDecimal barrels, Standing other) {
    FuelDelivery a = one.fact().asDelivery().orElseThrow();
    FuelDelivery b = other.fact().asDelivery().orElseThrow();
    return !areDifferentShips(a, b)
        && (!a.provenance().source().url().equals(b.provenance().source().url())
            || !one.header().partner().equals(other.header().partner()))
        && agrees(barrels, barrels(b))
        && !names(a, other.header().factId())
        && !names(b, one.header().factId());
  }

  private static boolean agrees(BigDecimal a, BigDecimal b) {
    return a.subtract(b).abs().multiply(HUNDRED).compareTo(a.max(b).multiply(TOLERANCE_PERCENT))
        <= 0;
  }

  private static boolean names(FuelDelivery delivery, UUID other) {
    return !delivery.relations().isEmpty()
        && delivery.relations().stream().map(Relation::factId).anyMatch(other::equals);
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
