package org.embargoledger.ledger.projection.postgres;

import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.embargoledger.ledger.bookkeeping.Bookkeeper;
import org.embargoledger.ledger.projection.Applied;
import org.embargoledger.ledger.projection.BatchFold;
import org.embargoledger.ledger.projection.Intake;
import org.embargoledger.ledger.projection.Received;
import org.embargoledger.ledger.projection.Reversals;
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
  private final BookCache cache;

  @Inject
  public LedgerStore(Vertx vertx, AgroalDataSource database) {
    this.vertx = vertx;
    this.cache = new BookCache(generation -> new StoredFacts(database, generation));
  }

  /** What was done within the transaction, and the books to go on with once it is committed. */
  private record Done(Applied applied, int generation, Optional<Bookkeeper> books) {}

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
        .invoke(this::keep)
        .map(Done::applied);
  }

  private void keep(Done done) {
    done.books()
        .ifPresent(books -> cache.keep(books, done.generation(), done.applied().position()));
  }

  private Uni<Done> take(Generation ledger, Intake intake) {
    List<Event> events = intake.events();
    if (events.isEmpty()) {
      ledger.kafkaOffset = intake.nextOffset();
      return Uni.createFrom().item(done(ledger, 0, intake.halt(), Optional.empty()));
    }
    Bookkeeper books = cache.take(ledger.number, ledger.position);
    return Panache.getSession()
        .flatMap(
            session ->
                vertx
                    .executeBlocking(() -> BatchFold.of(books, events, ledger.lastEntryId))
                    .flatMap(fold -> write(session, ledger, intake, fold, books)));
  }

  private static Uni<Done> write(
      Mutiny.Session session, Generation ledger, Intake intake, BatchFold fold, Bookkeeper books) {
    if (fold.applied().isEmpty()) {
      return Uni.createFrom().item(done(ledger, 0, fold.halt(), Optional.empty()));
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
              return done(
                  ledger,
                  fold.applied().size(),
                  fold.halt().or(intake::halt),
                  fold.halt().isEmpty() ? Optional.of(books) : Optional.empty());
            });
  }

  private static Done done(
      Generation ledger, int events, Optional<String> halt, Optional<Bookkeeper> books) {
    return new Done(
        new Applied(ledger.position, ledger.recordedAt, events, halt), ledger.number, books);
  }
}
