package org.embargoledger.ledger.bookkeeping;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.counting.DeliveryCounting;
import org.embargoledger.model.counting.Verdict;
import org.embargoledger.model.counting.Verdict.Outcome;
import org.embargoledger.model.fact.Relation;

/**
 * The verdicts of one group, kept up to date event by event: always those that {@link
 * DeliveryCounting} gives, reasons included. Only facts on which others can depend are members;
 * ordinary shipments are judged when asked.
 *
 * <p>A change goes through the members in the order in which they are taken. A verdict depends on
 * members further ahead only, so what has been judged stays judged, and only those are judged again
 * whose verdict may rest on one that changed.
 */
final class GroupCount {

  private static final Comparator<Claim> ORDER = DeliveryCounting.order();

  private final Group group;
  private final Map<UUID, Member> members = new HashMap<>();
  private final Map<UUID, Set<UUID>> namers = new HashMap<>();
  private final Cells all = new Cells();
  private final Cells countedTotals = new Cells();

  private GroupCount(Group group) {
    this.group = group;
  }

  /**
   * @param facts all that weigh in the group and what these name; others do no harm
   */
  static GroupCount of(Group group, Collection<StandingFact> facts) {
    GroupCount count = new GroupCount(group);
    TreeSet<Member> order = inOrder();
    for (StandingFact fact : facts) {
      group.claim(fact).map(claim -> new Member(fact, claim)).ifPresent(order::add);
    }
    order.forEach(count::put);
    order.forEach(member -> count.decide(member, count.judge(member.claim)));
    return count;
  }

  private static TreeSet<Member> inOrder() {
    return new TreeSet<>(Comparator.comparing(member -> member.claim, ORDER));
  }

  Stream<StandingFact> facts() {
    return members.values().stream().map(member -> member.fact);
  }

  int size() {
    return members.size();
  }

  boolean isMember(UUID factId) {
    return members.containsKey(factId);
  }

  /**
   * Replaces a fact by another version of itself, or takes it in or out.
   *
   * @param named finds the standing facts that the new version names
   */
  GroupChange replace(
      UUID factId,
      Optional<StandingFact> before,
      Optional<StandingFact> after,
      Function<UUID, Optional<StandingFact>> named) {
    Optional<Claim> old = before.flatMap(group::claim);
    Optional<Claim> fresh = after.flatMap(group::claim);
    fresh.ifPresent(claim -> admitNamed(claim, named));
    GroupChange change = new GroupChange(group, countedTotals);
    old.ifPresent(claim -> change.ownBefore(before.orElseThrow(), verdict(claim)));
    TreeSet<Member> open = inOrder();
    if (members.containsKey(factId)) {
      remove(members.get(factId), open, change);
    }
    if (fresh.isPresent() && weighs(fresh.get())) {
      Member member = new Member(after.orElseThrow(), fresh.get());
      put(member);
      open.add(member);
    }
    if (old.isPresent() != fresh.isPresent()) {
      open.addAll(retellers(factId));
    }
    settle(factId, open, change);
    fresh.ifPresent(claim -> change.ownAfter(after.orElseThrow(), verdict(claim)));
    return change;
  }

  private void admitNamed(Claim claim, Function<UUID, Optional<StandingFact>> named) {
    for (UUID id : Weight.names(claim.delivery())) {
      if (id.equals(claim.factId()) || members.containsKey(id)) {
        continue;
      }
      Optional<StandingFact> fact = named.apply(id);
      fact.flatMap(group::claim)
          .map(its -> new Member(fact.orElseThrow(), its))
          .ifPresent(
              member -> {
                put(member);
                decide(member, judge(member.claim));
              });
    }
  }

  private boolean weighs(Claim claim) {
    return Weight.has(claim.delivery()) || namers.containsKey(claim.factId());
  }

  private void remove(Member member, TreeSet<Member> open, GroupChange change) {
    open.addAll(restingOn(member));
    open.remove(member);
    members.remove(member.factId());
    all.remove(member);
    for (UUID id : Weight.names(member.claim.delivery())) {
      namers.computeIfPresent(
          id, (key, set) -> set.remove(member.factId()) && set.isEmpty() ? null : set);
    }
    if (member.isCounted() && member.isTotal()) {
      countedTotals.remove(member);
      change.lost(member);
    }
  }

  private void put(Member member) {
    members.put(member.factId(), member);
    all.add(member);
    for (UUID id : Weight.names(member.claim.delivery())) {
      namers.computeIfAbsent(id, key -> new HashSet<>(2)).add(member.factId());
    }
  }

  private void settle(UUID own, TreeSet<Member> open, GroupChange change) {
    while (!open.isEmpty()) {
      Member member = open.pollFirst();
      Verdict old = member.verdict;
      Verdict fresh = judge(member.claim);
      if (old != null && same(old, fresh)) {
        continue;
      }
      boolean was = member.isCounted();
      decide(member, fresh);
      if (!member.factId().equals(own)) {
        change.moved(member.fact, old, fresh);
      }
      if (was && !fresh.isCounted()) {
        open.addAll(restingOn(member));
        change.lost(member);
      } else if (!was && fresh.isCounted()) {
        open.addAll(excludedBy(member));
        change.gained(member);
      }
    }
  }

  private static boolean same(Verdict one, Verdict other) {
    return one.outcome() == other.outcome() && one.because().equals(other.because());
  }

  private void decide(Member member, Verdict verdict) {
    if (member.isTotal() && member.isCounted() != verdict.isCounted()) {
      if (verdict.isCounted()) {
        countedTotals.add(member);
      } else {
        countedTotals.remove(member);
      }
    }
    member.verdict = verdict;
  }

  private Set<Member> restingOn(Member member) {
    Set<Member> found = near(member.claim);
    found.removeIf(
        other ->
            other.verdict == null
                || !other.verdict.because().filter(member.factId()::equals).isPresent());
    return found;
  }

  private Set<Member> excludedBy(Member member) {
    Set<Member> found = near(member.claim);
    found.removeIf(
        other ->
            ORDER.compare(other.claim, member.claim) <= 0
                || !DeliveryCounting.excludes(member.claim, other.claim));
    return found;
  }

  private Set<Member> near(Claim claim) {
    Set<Member> found = all.near(claim);
    relatives(claim).forEach(found::add);
    return found;
  }

  private Stream<Member> relatives(Claim claim) {
    return Stream.concat(
            Weight.names(claim.delivery()).stream(),
            namers.getOrDefault(claim.factId(), Set.of()).stream())
        .map(members::get)
        .filter(member -> member != null);
  }

  private Set<Member> retellers(UUID factId) {
    Set<Member> found = new HashSet<>();
    for (UUID id : namers.getOrDefault(factId, Set.of())) {
      Member member = members.get(id);
      if (member
          .claim
          .delivery()
          .relations()
          .contains(new Relation(Relation.Type.DERIVED_FROM, factId))) {
        found.add(member);
      }
    }
    return found;
  }

  /** The verdict on a claim of the group, be its fact a member or not. */
  private Verdict verdict(Claim claim) {
    Member member = members.get(claim.factId());
    return member != null ? member.verdict : judge(claim);
  }

  private Verdict judge(Claim claim) {
    if (claim.delivery().provenance().grade().isImprobable()) {
      return new Verdict(claim, Outcome.IMPROBABLE, Optional.empty());
    }
    for (Relation relation : claim.delivery().relations()) {
      if (relation.type() == Relation.Type.DERIVED_FROM && members.containsKey(relation.factId())) {
        return new Verdict(claim, Outcome.RETOLD, Optional.of(relation.factId()));
      }
    }
    return first(Stream.concat(countedTotals.near(claim).stream(), relatives(claim)), claim);
  }

  /** What the first that excludes the claim makes of it. */
  private static Verdict first(Stream<Member> taken, Claim claim) {
    return firstOf(taken.filter(Member::isCounted).map(member -> member.claim), claim);
  }

  static Verdict firstOf(Stream<Claim> taken, Claim claim) {
    return taken
        .filter(other -> ORDER.compare(other, claim) < 0)
        .filter(other -> DeliveryCounting.excludes(other, claim))
        .min(ORDER)
        .map(other -> DeliveryCounting.leftOut(other, claim))
        .orElseGet(() -> new Verdict(claim, Outcome.COUNTED, Optional.empty()));
  }
}
