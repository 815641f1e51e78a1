package org.embargoledger.ledger.bookkeeping;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.embargoledger.ledger.bookkeeping.Posting.Kind;
import org.embargoledger.model.event.Event;

/**
 * The postings of facts that do not compete with one another. Only a retelling of a standing fact
 * is kept beside it and adds nothing.
 */
final class SimplePostings {

  private SimplePostings() {}

  /**
   * @param facts as they stand before the event
   */
  static void of(
      Facts facts,
      Event event,
      Optional<StandingFact> before,
      Optional<StandingFact> after,
      Consumer<Posting> postings) {
    UUID factId = event.header().factId();
    Function<UUID, Optional<StandingFact>> afterwards =
        id -> id.equals(factId) ? after : facts.find(id);
    before
        .filter(fact -> origin(facts::find, fact).isEmpty())
        .ifPresent(fact -> post(Kind.REVERSAL, fact, Reasons.of(event), postings));
    after
        .filter(fact -> origin(afterwards, fact).isEmpty())
        .ifPresent(fact -> post(Kind.ENTRY, fact, Reasons.of(event), postings));
    if (before.isPresent() == after.isPresent()) {
      return;
    }
    for (StandingFact retelling : facts.retellings(factId)) {
      if (!retelling.factId().equals(factId)) {
        retold(retelling, origin(facts::find, retelling), origin(afterwards, retelling), postings);
      }
    }
  }

  private static void retold(
      StandingFact fact,
      Optional<StandingFact> before,
      Optional<StandingFact> after,
      Consumer<Posting> postings) {
    if (before.isEmpty() && after.isPresent()) {
      post(Kind.REVERSAL, fact, Reasons.retelling(after.get().factId()), postings);
    } else if (before.isPresent() && after.isEmpty()) {
      String reason = "no longer " + Reasons.retelling(before.get().factId());
      post(Kind.ENTRY, fact, reason, postings);
    }
  }

  private static Optional<StandingFact> origin(
      Function<UUID, Optional<StandingFact>> facts, StandingFact fact) {
    return fact.origins().stream().map(facts).flatMap(Optional::stream).findFirst();
  }

  private static void post(
      Kind kind, StandingFact fact, String reason, Consumer<Posting> postings) {
    SimpleLines.of(fact).forEach(line -> postings.accept(new Posting(kind, line, reason)));
  }
}
