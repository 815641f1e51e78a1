package org.embargoledger.ledger.bookkeeping;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.fact.Relation;

/**
 * The claims whose counting can depend on a given claim: those it touches, those that these touch,
 * and so on. Claims outside are counted as if the given ones did not exist, so a change need not
 * recount a whole group. May name too many, never too few.
 */
final class Neighbourhood {

  private static final Set<Relation.Type> COUNTING_RELATIONS =
      Set.of(Relation.Type.DERIVED_FROM, Relation.Type.COVERS, Relation.Type.OVERLAPS);

  private Neighbourhood() {}

  static List<Claim> of(Collection<Claim> seeds, Collection<Claim> others) {
    List<Claim> remaining = new ArrayList<>(others);
    List<Claim> touched = new ArrayList<>();
    Deque<Claim> open = new ArrayDeque<>(seeds);
    while (!open.isEmpty()) {
      Claim claim = open.remove();
      remaining.removeIf(
          other -> {
            boolean touches = touch(claim, other);
            if (touches) {
              touched.add(other);
              open.add(other);
            }
            return touches;
          });
    }
    return touched;
  }

  private static boolean touch(Claim one, Claim other) {
    return mayOverlap(one, other) || names(one, other) || names(other, one);
  }

  private static boolean mayOverlap(Claim one, Claim other) {
    return (isTotal(one) || isTotal(other))
        && one.slice().overlaps(other.slice())
        && one.delivery().counterparty().shares(other.delivery().counterparty());
  }

  private static boolean isTotal(Claim claim) {
    return claim.delivery().scope() == FuelDelivery.Scope.TOTAL;
  }

  private static boolean names(Claim one, Claim other) {
    for (Relation relation : one.delivery().relations()) {
      if (relation.factId().equals(other.factId())
          && COUNTING_RELATIONS.contains(relation.type())) {
        return true;
      }
    }
    return false;
  }
}
