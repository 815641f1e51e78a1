package org.embargoledger.ledger.bookkeeping;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.embargoledger.ledger.bookkeeping.Posting.Kind;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.event.Event;

/**
 * Turns an event into postings: whatever the event makes count no more is reversed, whatever it
 * makes count is entered, on its own fact and on facts that compete with it. So at every position
 * the sum of all postings is the sum of what counts. The postings and their order depend on the
 * standing facts and the event alone.
 */
public final class Bookkeeper {

  private Bookkeeper() {}

  /**
   * @param facts as they stand before the event, with everything in the windows it touches
   * @throws InvariantBrokenException if the event does not follow the facts
   */
  public static List<Posting> postings(StandingFacts facts, Event event) {
    facts.requireNext(event.header());
    Optional<StandingFact> before = facts.find(event.header().factId());
    Optional<StandingFact> after = StandingFact.after(event);
    Count old = new Count();
    Count fresh = new Count();
    countDeliveries(facts, before, after, old, fresh);
    countSimple(facts, before, after, old, fresh);
    return Stream.concat(reversals(event, old, fresh), entries(event, old, fresh)).toList();
  }

  /** The groups whose counting an event may change. */
  public static Set<Group> groups(Optional<StandingFact> before, Optional<StandingFact> after) {
    return Stream.of(before, after)
        .flatMap(Optional::stream)
        .map(StandingFact::delivery)
        .flatMap(Optional::stream)
        .map(Group::of)
        .flatMap(Collection::stream)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static void countDeliveries(
      StandingFacts facts,
      Optional<StandingFact> before,
      Optional<StandingFact> after,
      Count old,
      Count fresh) {
    for (Group group : groups(before, after)) {
      List<Claim> claimBefore = before.flatMap(group::claim).stream().toList();
      List<Claim> claimAfter = after.flatMap(group::claim).stream().toList();
      UUID factId = before.or(() -> after).orElseThrow().factId();
      List<Claim> touched =
          Neighbourhood.of(join(claimBefore, claimAfter), facts.claims(group, factId));
      old.deliveries(group, join(claimBefore, touched), facts::find);
      fresh.deliveries(
          group, join(claimAfter, touched), id -> afterwards(facts, id, factId, after));
    }
  }

  private static List<Claim> join(List<Claim> some, List<Claim> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  private static void countSimple(
      StandingFacts facts,
      Optional<StandingFact> before,
      Optional<StandingFact> after,
      Count old,
      Count fresh) {
    UUID factId = before.or(() -> after).map(StandingFact::factId).orElse(null);
    before.ifPresent(fact -> old.simple(fact, origin(facts::find, fact)));
    Function<UUID, Optional<StandingFact>> afterwards = id -> afterwards(facts, id, factId, after);
    after.ifPresent(fact -> fresh.simple(fact, origin(afterwards, fact)));
    if (before.isPresent() != after.isPresent()) {
      for (StandingFact retelling : facts.retellings(factId)) {
        if (!retelling.factId().equals(factId)) {
          old.simple(retelling, origin(facts::find, retelling));
          fresh.simple(retelling, origin(afterwards, retelling));
        }
      }
    }
  }

  private static Optional<StandingFact> afterwards(
      StandingFacts facts, UUID id, UUID changed, Optional<StandingFact> after) {
    return id.equals(changed) ? after : facts.find(id);
  }

  private static Optional<StandingFact> origin(
      Function<UUID, Optional<StandingFact>> facts, StandingFact fact) {
    return fact.origins().stream().map(facts).flatMap(Optional::stream).findFirst();
  }

  private static Stream<Posting> reversals(Event event, Count old, Count fresh) {
    return changed(old, fresh)
        .map(
            line ->
                new Posting(
                    Kind.REVERSAL,
                    line,
                    isOwn(event, line)
                        ? Reasons.of(event)
                        : fresh.whyLeftOut(line.key()).orElseThrow()));
  }

  private static Stream<Posting> entries(Event event, Count old, Count fresh) {
    return changed(fresh, old)
        .map(
            line ->
                new Posting(
                    Kind.ENTRY,
                    line,
                    isOwn(event, line)
                        ? Reasons.of(event)
                        : "no longer " + old.whyLeftOut(line.key()).orElseThrow()));
  }

  private static boolean isOwn(Event event, Line line) {
    return line.key().factId().equals(event.header().factId());
  }

  private static Stream<Line> changed(Count from, Count to) {
    return from.lines().entrySet().stream()
        .filter(entry -> !entry.getValue().equals(to.lines().get(entry.getKey())))
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue);
  }
}
