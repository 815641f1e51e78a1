package org.embargoledger.ledger.projection.postgres;

import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.embargoledger.ledger.bookkeeping.Bookkeeper;
import org.embargoledger.ledger.bookkeeping.InvariantBrokenException;
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
  private final BookCache cacheOfOthers;

  @Inject
  public LedgerStore(Vertx vertx, AgroalDataSource database) {
    this.vertx = vertx;
    this.cache = new BookCache(generation -> new StoredFacts(database, generation));
    this.cacheOfOthers = new BookCache(generation -> new StoredFacts(database, generation));
  }

  /** What was done within the transaction, and the books to go on with once it is committed. */
  private record Done(Applied applied, Optional<Bookkeeper> books) {}

  /** A position that showed itself not to be applicable when its batch was written. */
  private record Blocked(long position, String reason) {}

  /** Applies what follows the ledger's position. One call at a time, on a Vert.x context. */
  public Uni<Applied> apply(List<Received> received) {
    return applyTo(Generation::lockActive, cache, received);
  }

  /**
   * The same for a generation that is not served. One call at a time; it may overlap with those of
   * the one served.
   */
  public Uni<Applied> catchUp(int generation, List<Received> received) {
    return applyTo(() -> Generation.lock(generation), cacheOfOthers, received);
  }

  private Uni<Applied> applyTo(
      Supplier<Uni<Generation>> ledger, BookCache books, List<Received> received) {
    return apply(ledger, books, received, Optional.empty())
        .onFailure(InvariantBrokenException.class)
        .recoverWithUni(
            failure ->
                apply(
                    ledger,
                    books,
                    received,
                    Optional.of(
                        new Blocked(
                            ((InvariantBrokenException) failure).position(),
                            failure.getMessage()))));
  }

  private Uni<Applied> apply(
      Supplier<Uni<Generation>> locked,
      BookCache books,
      List<Received> received,
      Optional<Blocked> blocked) {
    return Panache.withTransaction(
            () ->
                locked
                    .get()
                    .flatMap(
                        ledger ->
                            Skip.behind(ledger.position)
                                .map(skips -> intake(ledger, received, skips, blocked))
                                .flatMap(intake -> take(ledger, books, intake))))
        .invoke(done -> keep(books, done))
        .map(Done::applied);
  }

  private static Intake intake(
      Generation ledger, List<Received> received, Set<Long> skips, Optional<Blocked> blocked) {
    Intake all = Intake.of(ledger.position, ledger.kafkaOffset, received, skips);
    return blocked.map(it -> all.upTo(it.position(), it.reason(), ledger.kafkaOffset)).orElse(all);
  }

  /** Whether a ledger that halted behind the position may be tried again. */
  public Uni<Boolean> isMended(int generation, long position) {
    return Panache.withSession(
        () ->
            Generation.active()
                .flatMap(
                    active ->
                        active.number != generation || active.position != position
                            ? Uni.createFrom().item(true)
                            : Skip.behind(position).map(skips -> skips.contains(position + 1))));
  }

  private static void keep(BookCache cache, Done done) {
    done.books()
        .ifPresent(
            books -> cache.keep(books, done.applied().generation(), done.applied().position()));
  }

  private Uni<Done> take(Generation ledger, BookCache cache, Intake intake) {
    List<Event> events = intake.events();
    if (events.isEmpty()) {
      return Uni.createFrom().item(moved(ledger, intake, Optional.empty(), Optional.empty()));
    }
    Bookkeeper books = cache.take(ledger.number, ledger.position);
    return Panache.getSession()
        .flatMap(
            session ->
                vertx
                    .executeBlocking(() -> BatchFold.of(books, events, ledger.lastEntryId))
                    .flatMap(
                        fold ->
                            write(session, ledger, intake, fold)
                                .map(
                                    unused ->
                                        moved(
                                            ledger,
                                            intake,
                                            Optional.of(fold),
                                            Optional.of(books).filter(b -> fold.isWhole())))));
  }

  private static Uni<Void> write(
      Mutiny.Session session, Generation ledger, Intake intake, BatchFold fold) {
    if (fold.applied().isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return BatchStatements.standingEntries(
            session, ledger.number, Reversals.keysToLookUp(fold.postings()))
        .map(standing -> Reversals.resolve(fold.postings(), standing))
        .flatMap(
            reversed ->
                BatchStatements.write(
                    session, ledger.number, ledger.lastEntryId, intake, fold, reversed));
  }

  private static Done moved(
      Generation ledger, Intake intake, Optional<BatchFold> fold, Optional<Bookkeeper> books) {
    List<Event> events = fold.map(BatchFold::applied).orElse(List.of());
    if (!events.isEmpty()) {
      ledger.recordedAt = events.get(events.size() - 1).header().recordedAt();
      ledger.lastEntryId += fold.get().postings().size();
    }
    if (fold.map(BatchFold::isWhole).orElse(true)) {
      ledger.position = intake.position();
      ledger.kafkaOffset = intake.nextOffset();
    } else {
      ledger.position = intake.messages().get(events.size()).position() - 1;
    }
    Optional<String> halt = fold.flatMap(BatchFold::halt).or(intake::halt);
    ledger.halt = halt.orElse(null);
    return new Done(
        new Applied(ledger.number, ledger.position, ledger.recordedAt, events.size(), halt), books);
  }
}
