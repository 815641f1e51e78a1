package org.embargoledger.ledger.caps;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.embargoledger.ledger.bookkeeping.StandingFact;
import org.embargoledger.ledger.caps.CapsAnswer.NotCounted;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.counting.DeliveryCounting;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.regime.Cap;

/** Counts the claims of one cap year anew, to say why some are not among the cap's entries. */
final class CapCount {

  private CapCount() {}

  /**
   * @param facts all standing deliveries of the cap's target and product class in the window
   */
  static List<NotCounted> notCounted(Cap cap, int year, Collection<StandingFact> facts) {
    Period window = cap.window(year);
    Map<UUID, String> eventIds =
        facts.stream().collect(Collectors.toMap(StandingFact::factId, StandingFact::eventId));
    return Arrays.stream(Basis.values())
        .flatMap(basis -> notCounted(basis, window, facts, eventIds))
        .toList();
  }

  private static Stream<NotCounted> notCounted(
      Basis basis, Period window, Collection<StandingFact> facts, Map<UUID, String> eventIds) {
    List<Claim> claims =
        facts.stream()
            .filter(fact -> fact.fact().provenance().basis() == basis)
            .map(fact -> claim(window, fact))
            .flatMap(Optional::stream)
            .toList();
    return DeliveryCounting.count(claims).stream()
        .filter(verdict -> !verdict.isCounted())
        .map(
            verdict ->
                new NotCounted(
                    verdict.claim().factId(),
                    eventIds.get(verdict.claim().factId()),
                    basis,
                    verdict.outcome(),
                    verdict.because().orElse(null)));
  }

  private static Optional<Claim> claim(Period window, StandingFact fact) {
    return fact.delivery()
        .flatMap(delivery -> Claim.within(window, fact.factId(), fact.position(), delivery));
  }
}
