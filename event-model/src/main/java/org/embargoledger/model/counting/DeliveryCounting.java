package org.embargoledger.model.counting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.embargoledger.model.counting.Verdict.Outcome;
import org.embargoledger.model.fact.Relation;
import org.embargoledger.model.measure.Product;

/**
 * Decides which of several claims about the same flow are added up, so that nothing is counted
 * twice. Sources publish a month, then the months up to it, then the year, and retell one another.
 *
 * <p>The claims must be of one target, one product class, one basis and one window. In order:
 *
 * <ol>
 *   <li>A claim graded improbable (credibility 5) is kept beside.
 *   <li>A claim derived from another claim here is a retelling.
 *   <li>Of the rest, the widest is taken first: totals before shipments, claims that someone could
 *       judge before those nobody could (credibility 6), then more states, more days, the better
 *       grade, the later publication, the later record. A claim that shares a state, a day and a
 *       product with a total already taken, or is named by its relations, is not added.
 * </ol>
 *
 * <p>The outcome does not depend on the order of the claims. Blind spot: a month that is revised
 * after a wider total was published stays hidden behind that total until the total is corrected.
 */
public final class DeliveryCounting {

  private static final int CREDIBILITY_UNJUDGED = 6;

  private static final Comparator<Claim> WIDEST_FIRST =
      Comparator.comparing((Claim claim) -> !claim.isTotal())
          .thenComparing(
              claim -> claim.delivery().provenance().grade().credibility() == CREDIBILITY_UNJUDGED)
          .thenComparing(DeliveryCounting::breadth, Comparator.reverseOrder())
          .thenComparing(claim -> claim.slice().days(), Comparator.reverseOrder())
          .thenComparing(claim -> claim.delivery().provenance().grade().rank())
          .thenComparing(
              claim -> claim.delivery().provenance().source().published().to(),
              Comparator.reverseOrder())
          .thenComparing(Claim::position, Comparator.reverseOrder());

  private DeliveryCounting() {}

  /** One verdict for each claim, widest first. */
  public static List<Verdict> count(Collection<Claim> claims) {
    Map<UUID, Claim> byFact = new HashMap<>();
    claims.forEach(claim -> byFact.put(claim.factId(), claim));
    List<Claim> counted = new ArrayList<>();
    List<Verdict> verdicts = new ArrayList<>(claims.size());
    claims.stream()
        .sorted(WIDEST_FIRST)
        .forEach(
            claim -> {
              Verdict verdict = judge(claim, byFact, counted);
              if (verdict.isCounted()) {
                counted.add(claim);
              }
              verdicts.add(verdict);
            });
    return verdicts;
  }

  /** The order in which claims are taken; total, because no two claims stand by one event. */
  public static Comparator<Claim> order() {
    return WIDEST_FIRST;
  }

  /** Whether a claim is not added because the other was taken before it. */
  public static boolean excludes(Claim taken, Claim claim) {
    return related(taken, claim) || impliedOverlap(taken, claim);
  }

  /** The verdict on a claim that the other excludes. */
  public static Verdict leftOut(Claim taken, Claim claim) {
    Outcome outcome = contains(taken, claim) ? Outcome.CONTAINED : Outcome.OVERLAPPED;
    return new Verdict(claim, outcome, Optional.of(taken.factId()));
  }

  /**
   * Whether a total excludes every shipment that the other total excludes, as far as no relation
   * says more.
   */
  public static boolean excludesAllOf(Claim wide, Claim narrow) {
    return wide.delivery().counterparty().includes(narrow.delivery().counterparty())
        && wide.slice().contains(narrow.slice())
        && includes(wide.delivery().product(), narrow.delivery().product());
  }

  private static Verdict judge(Claim claim, Map<UUID, Claim> byFact, List<Claim> counted) {
    if (claim.delivery().provenance().grade().isImprobable()) {
      return new Verdict(claim, Outcome.IMPROBABLE, Optional.empty());
    }
    Optional<UUID> origin =
        claim.delivery().relations().stream()
            .filter(relation -> relation.type() == Relation.Type.DERIVED_FROM)
            .map(Relation::factId)
            .filter(byFact::containsKey)
            .findFirst();
    if (origin.isPresent()) {
      return new Verdict(claim, Outcome.RETOLD, origin);
    }
    for (Claim taken : counted) {
      if (excludes(taken, claim)) {
        return leftOut(taken, claim);
      }
    }
    return new Verdict(claim, Outcome.COUNTED, Optional.empty());
  }

  private static boolean related(Claim taken, Claim claim) {
    return taken.names(Relation.Type.COVERS, claim.factId())
        || claim.names(Relation.Type.COVERS, taken.factId())
        || taken.names(Relation.Type.OVERLAPS, claim.factId())
        || claim.names(Relation.Type.OVERLAPS, taken.factId());
  }

  private static boolean impliedOverlap(Claim taken, Claim claim) {
    return (taken.isTotal() || claim.isTotal())
        && taken.slice().overlaps(claim.slice())
        && taken.delivery().counterparty().shares(claim.delivery().counterparty())
        && (includes(taken.delivery().product(), claim.delivery().product())
            || includes(claim.delivery().product(), taken.delivery().product()));
  }

  private static boolean contains(Claim taken, Claim claim) {
    return taken.names(Relation.Type.COVERS, claim.factId())
        || (taken.isTotal()
            && taken.delivery().counterparty().includes(claim.delivery().counterparty())
            && taken.slice().contains(claim.slice())
            && includes(taken.delivery().product(), claim.delivery().product()));
  }

  private static boolean includes(Product wide, Product narrow) {
    return wide == narrow
        || (wide == Product.REFINED_UNSPECIFIED && wide.productClass() == narrow.productClass());
  }

  private static int breadth(Claim claim) {
    return claim.delivery().counterparty().isUnnamed()
        ? Integer.MAX_VALUE
        : claim.delivery().counterparty().states().size();
  }
}
