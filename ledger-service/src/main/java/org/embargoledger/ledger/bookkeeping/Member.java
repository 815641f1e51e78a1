package org.embargoledger.ledger.bookkeeping;

import java.util.UUID;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.counting.Verdict;
import org.embargoledger.model.fact.FuelDelivery;

/** A fact in a group that keeps its verdict, because others may depend on it. */
final class Member {

  final StandingFact fact;
  final Claim claim;

  /** Null until it is judged for the first time. */
  Verdict verdict;

  Member(StandingFact fact, Claim claim) {
    this.fact = fact;
    this.claim = claim;
  }

  UUID factId() {
    return claim.factId();
  }

  boolean isTotal() {
    return claim.delivery().scope() == FuelDelivery.Scope.TOTAL;
  }

  boolean isCounted() {
    return verdict != null && verdict.isCounted();
  }
}
