package org.embargoledger.alert.detect.density;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.embargoledger.alert.detect.Detection;
import org.embargoledger.alert.detect.Detector;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.FindingDraft;
import org.embargoledger.alert.detect.Severity;
import org.embargoledger.alert.detect.Standing;
import org.embargoledger.alert.detect.Step;
import org.embargoledger.alert.detect.TrieMap;
import org.embargoledger.alert.detect.Withdrawal;
import org.embargoledger.alert.detect.Wording;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.fact.FuelDelivery.Scope;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.measure.Product;
import org.embargoledger.model.measure.QuantityUnit;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * Compares a total given in barrels with the latest one of the same counterparty, product and
 * period given in tons, or the reverse: barrels per ton outside the product's range mean that a
 * unit, a product or a figure is wrong.
 */
public final class DensityDetector implements Detector<PMap<DensityDetector.Flow, PVector<UUID>>> {

  public static final String NAME = "barrels-per-ton";

  /** Of more totals of one flow, only the latest are remembered. */
  public static final int REMEMBERED_MAX = 8;

  /** The flow that two totals are figures of. */
  public record Flow(String target, Counterparty counterparty, Product product, Period period) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Flow flow
          && product == flow.product
          && period.equals(flow.period)
          && counterparty.equals(flow.counterparty)
          && target.equals(flow.target);
    }

    @Override
    public int hashCode() {
      int hash = counterparty.hashCode() * 31 + period.from().hashCode();
      return (hash * 31 + period.to().hashCode()) * 31 + product.ordinal();
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public PMap<Flow, PVector<UUID>> initial() {
    return TrieMap.empty();
  }

  @Override
  public Detection<PMap<Flow, PVector<UUID>>> detect(PMap<Flow, PVector<UUID>> state, Step step) {
    UUID factId = step.header().factId();
    PMap<Flow, PVector<UUID>> next = state;
    List<String> before = List.of();
    Optional<Flow> left = step.deliveryBefore().flatMap(DensityDetector::flow);
    if (left.isPresent()) {
      PVector<UUID> rest = next.getOrDefault(left.get(), TreePVector.empty()).minus(factId);
      before = disagreeing(step, step.deliveryBefore().orElseThrow(), rest);
      next = rest.isEmpty() ? next.minus(left.get()) : next.plus(left.get(), rest);
    }
    Optional<Flow> entered = step.delivery().flatMap(DensityDetector::flow);
    if (entered.isEmpty()) {
      return new Detection<>(next, List.of(), Withdrawal.of(NAME, before, List.of(), step));
    }
    PVector<UUID> others = next.getOrDefault(entered.get(), TreePVector.empty());
    FuelDelivery delivery = step.delivery().orElseThrow();
    Optional<Finding> found =
        latestInOtherUnit(step, others)
            .filter(other -> disagree(delivery, other))
            .map(other -> finding(step, other));
    PVector<UUID> all = others.plus(factId);
    return new Detection<>(
        next.plus(entered.get(), all.size() > REMEMBERED_MAX ? all.minus(0) : all),
        found.map(List::of).orElse(List.of()),
        Withdrawal.ofKeys(NAME, before, disagreeing(step, delivery, others), step));
  }

  private static Optional<Standing> latestInOtherUnit(Step step, PVector<UUID> others) {
    QuantityUnit unit = step.delivery().orElseThrow().quantity().unit();
    for (int i = others.size() - 1; i >= 0; i--) {
      Optional<Standing> other = step.known().fact(others.get(i));
      if (other.isPresent()
          && other.get().fact().asDelivery().orElseThrow().quantity().unit() != unit) {
        return other;
      }
    }
    return Optional.empty();
  }

  /** The keys of what may have been told, or may be told, of the delivery and others. */
  private static List<String> disagreeing(Step step, FuelDelivery delivery, PVector<UUID> others) {
    List<String> keys = new ArrayList<>(0);
    for (UUID id : others) {
      step.known()
          .fact(id)
          .filter(other -> disagree(delivery, other))
          .ifPresent(other -> keys.add(key(delivery.target(), step.header().factId(), id)));
    }
    return keys;
  }

  private static Optional<Flow> flow(FuelDelivery delivery) {
    QuantityUnit unit = delivery.quantity().unit();
    return delivery.scope() == Scope.TOTAL
            && delivery.quantity().value().signum() > 0
            && (unit == QuantityUnit.BARREL || unit == QuantityUnit.METRIC_TON)
        ? Optional.of(
            new Flow(
                delivery.target(), delivery.counterparty(), delivery.product(), delivery.period()))
        : Optional.empty();
  }

  /** Whether one is in barrels, the other in tons, and they cannot both be right. */
  private static boolean disagree(FuelDelivery one, Standing standing) {
    FuelDelivery other = standing.fact().asDelivery().orElseThrow();
    return one.quantity().unit() != other.quantity().unit()
        && one.provenance().basis() == other.provenance().basis()
        && !Densities.of(one.product()).contains(barrels(one, other), tons(one, other));
  }

  private static BigDecimal barrels(FuelDelivery one, FuelDelivery other) {
    return (one.quantity().unit() == QuantityUnit.BARREL ? one : other).quantity().value();
  }

  private static BigDecimal tons(FuelDelivery one, FuelDelivery other) {
    return (one.quantity().unit() == QuantityUnit.BARREL ? other : one).quantity().value();
  }

  /** Whichever of the two came last, it is one case. */
  private static String key(String target, UUID one, UUID other) {
    List<UUID> pair = Stream.of(one, other).sorted(Comparator.comparing(UUID::toString)).toList();
    return FindingDraft.keyOf(NAME, target, pair.get(0), pair.get(1));
  }

  private static Finding finding(Step step, Standing other) {
    FuelDelivery later = step.delivery().orElseThrow();
    FuelDelivery earlier = other.fact().asDelivery().orElseThrow();
    BigDecimal barrels = barrels(later, earlier);
    BigDecimal tons = tons(later, earlier);
    Densities.Range range = Densities.of(later.product());
    BigDecimal ratio = barrels.divide(tons, 4, RoundingMode.HALF_UP);
    List<String> pair =
        Stream.of(step.header().factId(), other.header().factId())
            .map(UUID::toString)
            .sorted()
            .toList();
    return FindingDraft.of(NAME, later.target(), Severity.WARNING)
        .key("factId", pair.get(0))
        .key("otherFactId", pair.get(1))
        .about("counterparty", later.counterparty())
        .about("period", later.period())
        .sentence(
            ("For deliveries of %s by %s in the period %s, one source gives %s (%s) and another %s"
                    + " (%s): %s barrels a ton, where %s to %s are plausible. A unit, the product or one"
                    + " of the figures is wrong, or they tell of different deliveries: review.")
                .formatted(
                    Wording.plain(later.product()),
                    Wording.states(later.counterparty()),
                    Wording.span(later.period()),
                    Wording.quantity(earlier.quantity()),
                    earlier.provenance().source().publisher(),
                    Wording.quantity(later.quantity()),
                    later.provenance().source().publisher(),
                    Wording.number(ratio),
                    range.low().toPlainString(),
                    range.high().toPlainString()))
        .events(List.of(other.eventId(), step.header().eventId()))
        .figure("barrels", barrels)
        .figure("tons", tons)
        .figure("barrelsPerTon", ratio)
        .figure("low", range.low())
        .figure("high", range.high())
        .computation(
            "%s bbl / %s t = %s"
                .formatted(barrels.toPlainString(), tons.toPlainString(), ratio.toPlainString()))
        .basedOn("conversion tables; not a sanctions provision")
        .at(step);
  }
}
