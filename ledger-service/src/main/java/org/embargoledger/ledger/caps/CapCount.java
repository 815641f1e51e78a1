package org.embargoledger.ledger.caps;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.embargoledger.ledger.bookkeeping.StandingFact;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.counting.DeliveryCounting;
import org.embargoledger.model.counting.Verdict;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.regime.Cap;

/**
 * The claims of one cap year, each basis counted by itself: what the entries of the cap's book add
 * up to, with the reason for every claim that is not among them.
 */
record CapCount(Cap cap, Period window, Map<Basis, List<Claim>> claims) {

  /**
   * @param facts all standing deliveries of the cap's target and product class in the window
   */
  static CapCount of(Cap cap, int year, Collection<StandingFact> facts) {
    Period window = cap.window(year);
    Map<Basis, List<Claim>> claims = new EnumMap<>(Basis.class);
    for (Basis basis : Basis.values()) {
      claims.put(
          basis,
          facts.stream()
              .filter(fact -> fact.fact().provenance().basis() == basis)
              .map(fact -> claim(window, fact))
              .flatMap(Optional::stream)
              .toList());
    }
    return new CapCount(cap, window, claims);
  }

  private static Optional<Claim> claim(Period window, StandingFact fact) {
    return fact.delivery()
        .flatMap(delivery -> Claim.within(window, fact.factId(), fact.position(), delivery));
  }

  List<Claim> counted(Basis basis) {
    return counted(claims.get(basis));
  }

  List<Verdict> notCounted(Basis basis) {
    return DeliveryCounting.count(claims.get(basis)).stream()
        .filter(verdict -> !verdict.isCounted())
        .toList();
  }

  /** The counted claims of each counterparty, as if there were no other. */
  SortedMap<String, List<Claim>> countedByCounterparty(Basis basis) {
    SortedMap<String, List<Claim>> byCounterparty = new TreeMap<>();
    claims.get(basis).stream()
        .map(claim -> claim.delivery().counterparty())
        .distinct()
        .forEach(
            counterparty ->
                byCounterparty.put(
                    counterparty.toString(),
                    counted(
                        claims.get(basis).stream()
                            .filter(claim -> claim.delivery().counterparty().equals(counterparty))
                            .toList())));
    byCounterparty.values().removeIf(List::isEmpty);
    return byCounterparty;
  }

  private static List<Claim> counted(List<Claim> claims) {
    return DeliveryCounting.count(claims).stream()
        .filter(Verdict::isCounted)
        .map(Verdict::claim)
        .toList();
  }
}
