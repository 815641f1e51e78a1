package org.embargoledger.ledger.bookkeeping;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.counting.DeliveryCounting;
import org.embargoledger.model.counting.Verdict;

/** Which lines stand at one moment, and why others of the same facts do not. */
final class Count {

  private final Map<LineKey, Line> lines = new HashMap<>();
  private final Map<LineKey, String> leftOut = new HashMap<>();

  Map<LineKey, Line> lines() {
    return lines;
  }

  /** For example "contained in 0199...". */
  Optional<String> whyLeftOut(LineKey key) {
    return Optional.ofNullable(leftOut.get(key));
  }

  /**
   * @param facts those that make the claims
   */
  void deliveries(
      Group group, Collection<Claim> claims, Function<UUID, Optional<StandingFact>> facts) {
    for (Verdict verdict : DeliveryCounting.count(claims)) {
      Claim claim = verdict.claim();
      Line line = line(group, claim, facts.apply(claim.factId()).orElseThrow());
      if (verdict.isCounted()) {
        lines.put(line.key(), line);
      } else {
        leftOut.put(line.key(), Reasons.leftOut(verdict));
      }
    }
  }

  /** A retelling of a standing fact is kept beside it and adds nothing. */
  void simple(StandingFact fact, Optional<StandingFact> origin) {
    for (Line line : SimpleLines.of(fact)) {
      if (origin.isEmpty()) {
        lines.put(line.key(), line);
      } else {
        leftOut.put(line.key(), Reasons.retelling(origin.get().factId()));
      }
    }
  }

  private static Line line(Group group, Claim claim, StandingFact fact) {
    return new Line(
        new LineKey(claim.factId(), group.book().name(), group.year(), Measure.DELIVERED),
        group.flow().target(),
        group.flow().basis(),
        Optional.of(claim.delivery().product()),
        claim.delivery().quantity().unit().symbol(),
        claim.share(),
        claim.slice(),
        Optional.empty(),
        fact.tags(),
        claim.position());
  }
}
