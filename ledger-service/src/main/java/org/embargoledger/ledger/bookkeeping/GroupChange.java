package org.embargoledger.ledger.bookkeeping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.counting.DeliveryCounting;
import org.embargoledger.model.counting.Verdict;
import org.embargoledger.model.counting.Verdict.Outcome;

/** What one event changes in the verdicts of one group. */
final class GroupChange {

  /**
   * A fact whose verdict changed.
   *
   * @param before null for what was not in the group
   * @param after null for what is no longer
   */
  record Moved(StandingFact fact, Verdict before, Verdict after) {

    boolean wasCounted() {
      return before != null && before.isCounted();
    }

    boolean isCounted() {
      return after != null && after.isCounted();
    }
  }

  private final Group group;
  private final Cells countedTotals;
  private final List<Moved> moved = new ArrayList<>();
  private final List<Claim> lost = new ArrayList<>();
  private final Set<Claim> gained = Collections.newSetFromMap(new IdentityHashMap<>());
  private Optional<Moved> ownBefore = Optional.empty();
  private Optional<Moved> ownAfter = Optional.empty();

  /**
   * @param countedTotals as they are once the change is complete
   */
  GroupChange(Group group, Cells countedTotals) {
    this.group = group;
    this.countedTotals = countedTotals;
  }

  Group group() {
    return group;
  }

  void ownBefore(StandingFact fact, Verdict verdict) {
    ownBefore = Optional.of(new Moved(fact, verdict, null));
  }

  void ownAfter(StandingFact fact, Verdict verdict) {
    ownAfter = Optional.of(new Moved(fact, null, verdict));
  }

  void moved(StandingFact fact, Verdict before, Verdict after) {
    moved.add(new Moved(fact, before, after));
  }

  void lost(Member member) {
    if (member.isTotal()) {
      lost.add(member.claim);
    }
  }

  void gained(Member member) {
    if (member.isTotal()) {
      gained.add(member.claim);
    }
  }

  /** The fact's own old and new version, then the others. */
  Stream<Moved> moved() {
    return Stream.concat(Stream.concat(ownBefore.stream(), ownAfter.stream()), moved.stream());
  }

  /**
   * The totals for whose sake ordinary shipments have to be looked at: those that came or went, but
   * for those behind which another one stands that excludes the same.
   */
  List<Claim> uncovered() {
    Stream<Claim> gone =
        lost.stream()
            .filter(
                claim ->
                    after(claim).noneMatch(other -> DeliveryCounting.excludesAllOf(other, claim)));
    Stream<Claim> come =
        gained.stream()
            .filter(
                claim ->
                    before(claim).noneMatch(other -> DeliveryCounting.excludesAllOf(other, claim)));
    return Stream.concat(gone, come).toList();
  }

  /** The change of an ordinary shipment. */
  Moved ofShipment(StandingFact fact, Claim claim) {
    return new Moved(fact, judge(before(claim), claim), judge(after(claim), claim));
  }

  private Stream<Claim> after(Claim claim) {
    return countedTotals.near(claim).stream().map(member -> member.claim);
  }

  private Stream<Claim> before(Claim claim) {
    return Stream.concat(after(claim).filter(other -> !gained.contains(other)), lost.stream());
  }

  private static Verdict judge(Stream<Claim> taken, Claim claim) {
    return claim.delivery().provenance().grade().isImprobable()
        ? new Verdict(claim, Outcome.IMPROBABLE, Optional.empty())
        : GroupCount.firstOf(taken, claim);
  }
}
