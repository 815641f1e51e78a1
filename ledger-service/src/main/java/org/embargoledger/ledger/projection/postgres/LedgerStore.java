package org.embargoledger.ledger.projection.postgres;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.embargoledger.ledger.bookkeeping.Bookkeeper;
import org.embargoledger.ledger.bookkeeping.Group;
import org.embargoledger.ledger.bookkeeping.StandingFact;
import org.embargoledger.ledger.bookkeeping.StandingFacts;
import org.embargoledger.ledger.projection.Applied;
import org.embargoledger.ledger.projection.BatchFold;
import org.embargoledger.ledger.projection.Intake;
import org.embargoledger.ledger.projection.Received;
import org.embargoledger.ledger.projection.Reversals;
import org.embargoledger.model.codec.EventCodec;
import org.embargoledger.model.event.Event;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Applies batches to the generation that is served. Events, standing facts, entries, sums and
 * progress are written in one transaction under the lock of the generation's row: after a crash at
 * any moment, all of a batch is there or nothing of it, and what is delivered again is passed over
 * by its position.
 */
@ApplicationScoped
public class LedgerStore {

  private final Vertx vertx;
  private final FactCache cache = new FactCache();

  @Inject
  public LedgerStore(Vertx vertx) {
    this.vertx = vertx;
  }

  /**
   * Applies what follows the ledger's position. One call at a time, on a Vert.x context.
   *
   * @param broken why the message behind the received ones cannot be read
   */
  public Uni<Applied> apply(List<Received> received, Optional<String> broken) {
    return Panache.withTransaction(
            () ->
                Generation.lockActive()
                    .flatMap(
                        ledger ->
                            take(
                                ledger,
                                Intake.of(ledger.position, ledger.kafkaOffset, received, broken))))
        .invoke(applied -> cache.keep(applied.position()));
  }

  private Uni<Applied> take(Generation ledger, Intake intake) {
    StandingFacts facts = cache.at(ledger.number, ledger.position);
    if (intake.events().isEmpty()) {
      ledger.kafkaOffset = intake.nextOffset();
      return Uni.createFrom().item(applied(ledger, 0, intake.halt()));
    }
    return Panache.getSession()
        .flatMap(
            session ->
                load(session, ledger.number, facts, intake.events())
                    .chain(() -> fold(facts, intake.events(), ledger.lastEntryId))
                    .flatMap(fold -> write(session, ledger, intake, fold)));
  }

  private Uni<BatchFold> fold(StandingFacts facts, List<Event> events, long lastEntryId) {
    return vertx.executeBlocking(() -> BatchFold.of(facts, events, lastEntryId));
  }

  private Uni<Void> load(
      Mutiny.Session session, int generation, StandingFacts facts, List<Event> events) {
    Set<UUID> named = new LinkedHashSet<>();
    for (Event event : events) {
      named.add(event.header().factId());
      StandingFact.after(event).ifPresent(fact -> named.addAll(fact.origins()));
    }
    return loadFacts(session, generation, facts, named)
        .chain(() -> loadFacts(session, generation, facts, facts.unknownOrigins(named)))
        .map(unused -> groupsToLoad(facts, events))
        .flatMap(
            groups ->
                groups.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : BatchStatements.groupMembers(session, generation, groups)
                        .invoke(found -> load(facts, found))
                        .invoke(() -> cache.loadedGroups().addAll(groups))
                        .replaceWithVoid());
  }

  private static Uni<Void> loadFacts(
      Mutiny.Session session, int generation, StandingFacts facts, Set<UUID> named) {
    return named.isEmpty()
        ? Uni.createFrom().voidItem()
        : BatchStatements.facts(session, generation, named)
            .invoke(found -> load(facts, found))
            .replaceWithVoid();
  }

  private Set<Group> groupsToLoad(StandingFacts facts, List<Event> events) {
    return events.stream()
        .flatMap(
            event ->
                Bookkeeper.groups(facts.find(event.header().factId()), StandingFact.after(event))
                    .stream())
        .map(Group::ofEverybody)
        .filter(group -> !cache.loadedGroups().contains(group))
        .collect(Collectors.toSet());
  }

  private static void load(StandingFacts facts, Collection<String> events) {
    events.forEach(json -> facts.load(EventCodec.decode(json.getBytes(StandardCharsets.UTF_8))));
  }

  private Uni<Applied> write(
      Mutiny.Session session, Generation ledger, Intake intake, BatchFold fold) {
    if (fold.applied().isEmpty()) {
      return Uni.createFrom().item(applied(ledger, 0, fold.halt()));
    }
    return BatchStatements.standingEntries(
            session, ledger.number, Reversals.factsToLookUp(fold.postings()))
        .map(standing -> Reversals.resolve(fold.postings(), standing))
        .flatMap(reversed -> BatchStatements.write(session, ledger.number, intake, fold, reversed))
        .map(
            unused -> {
              Event last = fold.applied().get(fold.applied().size() - 1);
              ledger.position = last.header().position();
              ledger.recordedAt = last.header().recordedAt();
              ledger.lastEntryId += fold.postings().size();
              if (fold.halt().isEmpty()) {
                ledger.kafkaOffset = intake.nextOffset();
              }
              return applied(ledger, fold.applied().size(), fold.halt().or(intake::halt));
            });
  }

  private static Applied applied(Generation ledger, int events, Optional<String> halt) {
    return new Applied(ledger.position, ledger.recordedAt, events, halt);
  }
}
