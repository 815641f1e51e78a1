package org.embargoledger.alert.detect.book;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.embargoledger.alert.detect.TrieMap;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.counting.DeliveryCounting;
import org.embargoledger.model.fact.Relation;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PSortedSet;
import org.pcollections.TreePSet;

/**
 * The totals of a book, and the claims that are judged one by one: improbable ones and those that
 * relations tie to others. Of the totals of a {@link Shape} only the first in order can be taken,
 * and a change can only reach those that are connected to it by one excluding the other.
 *
 * @param ranked totals by shape, the first in order first
 * @param tied by fact
 * @param named facts that some claim names, now or formerly
 * @param takenByFact what is counted
 */
record Totals(
    PMap<Shape, PSortedSet<Claim>> ranked,
    PMap<UUID, Claim> tied,
    PSet<UUID> named,
    PMap<UUID, Claim> takenByFact) {

  static final Totals NONE =
      new Totals(TrieMap.empty(), TrieMap.empty(), HashTreePSet.empty(), TrieMap.empty());

  /**
   * @param entered what is taken now and was not
   * @param left what was taken and is not now
   * @param exchanged those of both that matter to other claims: their shapes differ
   */
  record Change(Totals totals, List<Claim> entered, List<Claim> left, List<Claim> exchanged) {}

  boolean isEmpty() {
    return ranked.isEmpty() && tied.isEmpty();
  }

  Collection<Claim> taken() {
    return takenByFact.values();
  }

  boolean holdsTied(Claim claim) {
    return tied.containsKey(claim.factId());
  }

  boolean isTied(Claim claim) {
    return claim.delivery().provenance().grade().isImprobable()
        || named.contains(claim.factId())
        || (!claim.delivery().relations().isEmpty()
            && claim.delivery().relations().stream().anyMatch(Totals::ties));
  }

  private static boolean ties(Relation relation) {
    return switch (relation.type()) {
      case DERIVED_FROM, COVERS, OVERLAPS -> true;
      case UNDER, FULFILS, DISPUTES -> false;
    };
  }

  List<UUID> untied(Claim claim) {
    List<UUID> names = new ArrayList<>(0);
    for (Relation relation : claim.delivery().relations()) {
      if (ties(relation) && !named.contains(relation.factId())) {
        names.add(relation.factId());
      }
    }
    return names;
  }

  Totals tie(UUID factId) {
    return new Totals(ranked, tied, named.plus(factId), takenByFact);
  }

  Change with(Claim claim) {
    if (isTied(claim)) {
      return recountTied(tied.plus(claim.factId(), claim), claim);
    }
    Shape shape = Shape.of(claim);
    PSortedSet<Claim> group = ranked.get(shape);
    return group == null
        ? recount(
            ranked.plus(shape, TreePSet.<Claim>empty(DeliveryCounting.order()).plus(claim)),
            tied,
            List.of(claim))
        : replaced(shape, group, group.plus(claim));
  }

  Change without(Claim claim) {
    if (holdsTied(claim)) {
      return recountTied(tied.minus(claim.factId()), claim);
    }
    Shape shape = Shape.of(claim);
    PSortedSet<Claim> group = ranked.get(shape);
    PSortedSet<Claim> rest = group.minus(claim);
    return rest.isEmpty()
        ? recount(ranked.minus(shape), tied, List.of(claim))
        : replaced(shape, group, rest);
  }

  private Change replaced(Shape shape, PSortedSet<Claim> group, PSortedSet<Claim> changed) {
    Claim before = group.first();
    Claim after = changed.first();
    PMap<Shape, PSortedSet<Claim>> next = ranked.plus(shape, changed);
    return before.position() == after.position()
        ? new Change(new Totals(next, tied, named, takenByFact), List.of(), List.of(), List.of())
        : recount(next, tied, List.of(before, after));
  }

  /**
   * Whether a tied claim is a retelling depends on which tied claims there are: all are looked at.
   */
  private Change recountTied(PMap<UUID, Claim> nextTied, Claim claim) {
    List<Claim> touched = new ArrayList<>(tied.values());
    touched.add(claim);
    return recount(ranked, nextTied, touched);
  }

  /**
   * @param touched what came, went or may be judged otherwise
   */
  private Change recount(
      PMap<Shape, PSortedSet<Claim>> nextRanked, PMap<UUID, Claim> nextTied, List<Claim> touched) {
    List<Claim> reached = reachedFrom(touched, candidates(nextRanked, nextTied));
    reached.sort(DeliveryCounting.order());
    List<Claim> counted = new ArrayList<>();
    for (Claim claim : reached) {
      if (counted.stream().noneMatch(other -> DeliveryCounting.excludes(other, claim))) {
        counted.add(claim);
      }
    }
    return exchange(nextRanked, nextTied, touched, reached, counted);
  }

  private static List<Claim> candidates(
      PMap<Shape, PSortedSet<Claim>> ranked, PMap<UUID, Claim> tied) {
    List<Claim> candidates = new ArrayList<>(ranked.size() + tied.size());
    for (PSortedSet<Claim> group : ranked.values()) {
      candidates.add(group.first());
    }
    for (Claim claim : tied.values()) {
      if (isCandidate(claim, tied)) {
        candidates.add(claim);
      }
    }
    return candidates;
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

  /** The candidates that are connected to what was touched. */
  private static List<Claim> reachedFrom(List<Claim> touched, List<Claim> candidates) {
    List<Claim> reached = new ArrayList<>();
    Deque<Claim> open = new ArrayDeque<>(touched);
    List<Claim> rest = candidates;
    while (!open.isEmpty() && !rest.isEmpty()) {
      Claim from = open.remove();
      List<Claim> farther = new ArrayList<>(rest.size());
      for (Claim claim : rest) {
        if (claim.factId().equals(from.factId()) || DeliveryCounting.excludes(from, claim)) {
          reached.add(claim);
          open.add(claim);
        } else {
          farther.add(claim);
        }
      }
      rest = farther;
    }
    return reached;
  }

  private Change exchange(
      PMap<Shape, PSortedSet<Claim>> nextRanked,
      PMap<UUID, Claim> nextTied,
      List<Claim> touched,
      List<Claim> reached,
      List<Claim> counted) {
    Map<UUID, Claim> now = new HashMap<>();
    counted.forEach(claim -> now.put(claim.factId(), claim));
    PMap<UUID, Claim> nextTaken = takenByFact;
    List<Claim> left = new ArrayList<>();
    Set<UUID> looked = new HashSet<>();
    for (List<Claim> claims : List.of(touched, reached)) {
      for (Claim claim : claims) {
        Claim was = takenByFact.get(claim.factId());
        if (looked.add(claim.factId()) && was != null && !was.equals(now.get(claim.factId()))) {
          left.add(was);
          nextTaken = nextTaken.minus(claim.factId());
        }
      }
    }
    List<Claim> entered = new ArrayList<>();
    for (Claim claim : counted) {
      if (!claim.equals(takenByFact.get(claim.factId()))) {
        entered.add(claim);
        nextTaken = nextTaken.plus(claim.factId(), claim);
      }
    }
    return new Change(
        new Totals(nextRanked, nextTied, named, nextTaken),
        entered,
        left,
        exchanged(entered, left));
  }

  private static List<Claim> exchanged(List<Claim> entered, List<Claim> left) {
    Set<Shape> is = new HashSet<>();
    Set<Shape> was = new HashSet<>();
    entered.forEach(claim -> is.add(Shape.of(claim)));
    left.forEach(claim -> was.add(Shape.of(claim)));
    List<Claim> exchanged = new ArrayList<>();
    entered.stream().filter(claim -> !was.contains(Shape.of(claim))).forEach(exchanged::add);
    left.stream().filter(claim -> !is.contains(Shape.of(claim))).forEach(exchanged::add);
    return exchanged;
  }
}
