package org.embargoledger.alert.detect.book;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.counting.DeliveryCounting;
import org.embargoledger.model.fact.FuelDelivery.Scope;
import org.embargoledger.model.fact.Relation;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PSortedSet;
import org.pcollections.TreePSet;

/**
 * The standing claims of one {@link BookKey}, and which of them are counted: always exactly those
 * that {@link DeliveryCounting} counts, without recounting all of them at each event.
 *
 * <p>That works because claims of one {@link Shape} share their fate. Of the totals of a shape only
 * the first in order can be counted, and its shipments are counted together or not at all. Only
 * claims that relations tie to others, and improbable ones, are judged one by one.
 */
public final class Book {

  public static final Book EMPTY =
      new Book(
          HashTreePMap.empty(),
          HashTreePMap.empty(),
          HashTreePMap.empty(),
          HashTreePSet.empty(),
          HashTreePMap.empty(),
          Tally.NOTHING,
          Tally.NOTHING,
          Reached.NOTHING);

  private final PMap<Shape, PSortedSet<Claim>> totals;
  private final PMap<Shape, Shipments> shipments;
  private final PMap<UUID, Claim> tied;
  private final PSet<UUID> named;
  private final PMap<UUID, Claim> taken;
  private final Tally takenTally;
  private final Tally shipmentTally;
  private final Reached reached;

  private Book(
      PMap<Shape, PSortedSet<Claim>> totals,
      PMap<Shape, Shipments> shipments,
      PMap<UUID, Claim> tied,
      PSet<UUID> named,
      PMap<UUID, Claim> taken,
      Tally takenTally,
      Tally shipmentTally,
      Reached reached) {
    this.totals = totals;
    this.shipments = shipments;
    this.tied = tied;
    this.named = named;
    this.taken = taken;
    this.takenTally = takenTally;
    this.shipmentTally = shipmentTally;
    this.reached = reached;
  }

  /** What the counted claims come to. */
  public Tally tally() {
    return shipmentTally.sums().isEmpty() ? takenTally : takenTally.plus(shipmentTally);
  }

  public Reached reached() {
    return reached;
  }

  public boolean isEmpty() {
    return totals.isEmpty() && shipments.isEmpty() && tied.isEmpty();
  }

  /** The claims that are added up, each flow once. */
  public List<Claim> counted() {
    List<Claim> counted = new ArrayList<>(taken.values());
    for (Shipments group : shipments.values()) {
      if (group.counted()) {
        counted.addAll(group.claims().values());
      }
    }
    counted.sort(DeliveryCounting.order());
    return counted;
  }

  Book reaching(Reached now) {
    return new Book(totals, shipments, tied, named, taken, takenTally, shipmentTally, now);
  }

  /** The facts whose claims must be {@link #tie}d before a claim with these relations is added. */
  List<UUID> untied(Claim claim) {
    List<UUID> names = new ArrayList<>(0);
    for (Relation relation : claim.delivery().relations()) {
      if (ties(relation) && !named.contains(relation.factId())) {
        names.add(relation.factId());
      }
    }
    return names;
  }

  /** From now on the fact's claim is judged by itself, because another one names it. */
  Book tie(UUID factId) {
    return new Book(
        totals, shipments, tied, named.plus(factId), taken, takenTally, shipmentTally, reached);
  }

  Book with(Claim claim) {
    if (isTied(claim)) {
      return recount(totals, shipments, tied.plus(claim.factId(), claim));
    }
    return claim.delivery().scope() == Scope.TOTAL ? withTotal(claim) : withShipment(claim);
  }

  Book without(Claim claim) {
    if (tied.containsKey(claim.factId())) {
      return recount(totals, shipments, tied.minus(claim.factId()));
    }
    return claim.delivery().scope() == Scope.TOTAL ? withoutTotal(claim) : withoutShipment(claim);
  }

  private boolean isTied(Claim claim) {
    return claim.delivery().provenance().grade().isImprobable()
        || named.contains(claim.factId())
        || (!claim.delivery().relations().isEmpty()
            && claim.delivery().relations().stream().anyMatch(Book::ties));
  }

  private static boolean ties(Relation relation) {
    return switch (relation.type()) {
      case DERIVED_FROM, COVERS, OVERLAPS -> true;
      case UNDER, FULFILS, DISPUTES -> false;
    };
  }

  private Book withShipment(Claim claim) {
    Shape shape = Shape.of(claim);
    Shipments group = shipments.get(shape);
    Shipments grown =
        (group == null ? Shipments.none(!isExcluded(claim, taken.values())) : group).with(claim);
    Tally sum = grown.counted() ? shipmentTally.plus(claim) : shipmentTally;
    return with(totals, shipments.plus(shape, grown), sum);
  }

  private Book withoutShipment(Claim claim) {
    Shape shape = Shape.of(claim);
    Shipments group = shipments.get(shape);
    Shipments shrunk = group.without(claim);
    Tally sum = group.counted() ? shipmentTally.minus(claim) : shipmentTally;
    return with(
        totals,
        shrunk.claims().isEmpty() ? shipments.minus(shape) : shipments.plus(shape, shrunk),
        sum);
  }

  private Book withTotal(Claim claim) {
    Shape shape = Shape.of(claim);
    PSortedSet<Claim> group = totals.get(shape);
    if (group == null) {
      return recount(
          totals.plus(shape, TreePSet.<Claim>empty(DeliveryCounting.order()).plus(claim)),
          shipments,
          tied);
    }
    return replaced(shape, group, group.plus(claim));
  }

  private Book withoutTotal(Claim claim) {
    Shape shape = Shape.of(claim);
    PSortedSet<Claim> group = totals.get(shape);
    PSortedSet<Claim> shrunk = group.minus(claim);
    return shrunk.isEmpty()
        ? recount(totals.minus(shape), shipments, tied)
        : replaced(shape, group, shrunk);
  }

  private Book replaced(Shape shape, PSortedSet<Claim> group, PSortedSet<Claim> changed) {
    Claim before = group.first();
    Claim after = changed.first();
    PMap<Shape, PSortedSet<Claim>> next = totals.plus(shape, changed);
    if (before.factId().equals(after.factId()) && before.position() == after.position()) {
      return with(next, shipments, shipmentTally);
    }
    if (mayTradePlaces(shape, before, after)) {
      return recount(next, shipments, tied);
    }
    if (!taken.containsKey(before.factId())) {
      return with(next, shipments, shipmentTally);
    }
    return new Book(
        next,
        shipments,
        tied,
        named,
        taken.minus(before.factId()).plus(after.factId(), after),
        takenTally.minus(before).plus(after),
        shipmentTally,
        reached);
  }

  /**
   * Whether the new first total of a shape may stand elsewhere in the order, seen from a total that
   * it excludes or is excluded by. Scope, breadth and days are the shape's, so only totals that
   * have the same of these can be passed.
   */
  private boolean mayTradePlaces(Shape shape, Claim before, Claim after) {
    if (!tied.isEmpty() || isUnjudged(before) != isUnjudged(after)) {
      return true;
    }
    for (Map.Entry<Shape, PSortedSet<Claim>> entry : totals.entrySet()) {
      Shape other = entry.getKey();
      if (!other.equals(shape)
          && other.slice().overlaps(shape.slice())
          && other.slice().days() == shape.slice().days()
          && DeliveryCounting.excludes(entry.getValue().first(), after)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUnjudged(Claim claim) {
    return claim.delivery().provenance().grade().credibility() == 6;
  }

  private Book with(
      PMap<Shape, PSortedSet<Claim>> nextTotals, PMap<Shape, Shipments> nextShipments, Tally sum) {
    return new Book(nextTotals, nextShipments, tied, named, taken, takenTally, sum, reached);
  }

  private Book recount(
      PMap<Shape, PSortedSet<Claim>> nextTotals,
      PMap<Shape, Shipments> nextShipments,
      PMap<UUID, Claim> nextTied) {
    List<Claim> candidates = new ArrayList<>();
    nextTotals.values().forEach(group -> candidates.add(group.first()));
    nextTied.values().stream()
        .filter(claim -> isCandidate(claim, nextTied))
        .forEach(candidates::add);
    candidates.sort(DeliveryCounting.order());
    List<Claim> counted = new ArrayList<>();
    for (Claim claim : candidates) {
      if (!isExcluded(claim, counted)) {
        counted.add(claim);
      }
    }
    PMap<UUID, Claim> nextTaken = HashTreePMap.empty();
    Tally sum = Tally.NOTHING;
    for (Claim claim : counted) {
      nextTaken = nextTaken.plus(claim.factId(), claim);
      sum = sum.plus(claim);
    }
    return new Book(
            nextTotals, nextShipments, nextTied, named, nextTaken, sum, shipmentTally, reached)
        .recountShipments(changed(taken, nextTaken));
  }

  /** Kept beside are improbable claims and retellings of a claim that is here. */
  private static boolean isCandidate(Claim claim, PMap<UUID, Claim> tied) {
    return !claim.delivery().provenance().grade().isImprobable()
        && claim.delivery().relations().stream()
            .noneMatch(
                relation ->
                    relation.type() == Relation.Type.DERIVED_FROM
                        && tied.containsKey(relation.factId()));
  }

  /** The totals that were taken before and are not now, or the reverse. */
  private static List<Claim> changed(PMap<UUID, Claim> before, PMap<UUID, Claim> after) {
    Set<Shape> was = new HashSet<>();
    Set<Shape> is = new HashSet<>();
    before.values().forEach(claim -> was.add(Shape.of(claim)));
    after.values().forEach(claim -> is.add(Shape.of(claim)));
    List<Claim> changed = new ArrayList<>();
    before.values().stream().filter(claim -> !is.contains(Shape.of(claim))).forEach(changed::add);
    after.values().stream().filter(claim -> !was.contains(Shape.of(claim))).forEach(changed::add);
    return changed;
  }

  private Book recountShipments(List<Claim> changed) {
    PMap<Shape, Shipments> groups = shipments;
    Tally sum = shipmentTally;
    if (!changed.isEmpty()) {
      for (Map.Entry<Shape, Shipments> entry : shipments.entrySet()) {
        Shipments group = entry.getValue();
        if (isExcluded(group.any(), changed)) {
          boolean counted = !isExcluded(group.any(), taken.values());
          if (counted != group.counted()) {
            groups = groups.plus(entry.getKey(), group.counted(counted));
            sum = sum.plus(counted ? group.tally() : group.tally().negate());
          }
        }
      }
    }
    return with(totals, groups, sum);
  }

  private static boolean isExcluded(Claim claim, Collection<Claim> takenClaims) {
    for (Claim other : takenClaims) {
      if (DeliveryCounting.excludes(other, claim)) {
        return true;
      }
    }
    return false;
  }
}
