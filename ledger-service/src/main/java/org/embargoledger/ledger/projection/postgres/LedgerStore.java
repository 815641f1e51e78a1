package org.embargoledger.ledger.projection.postgres;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embargoledger.ledger.bookkeeping.Bookkeeper;
import org.embargoledger.ledger.bookkeeping.InvariantBrokenException;
import org.embargoledger.ledger.projection.Applied;
import org.embargoledger.ledger.projection.BatchFold;
import org.embargoledger.ledger.projection.Intake;
import org.embargoledger.ledger.projection.Received;
import org.embargoledger.ledger.projection.Reversals;
import org.embargoledger.ledger.projection.postgres.Generations.Progress;
import org.embargoledger.ledger.projection.postgres.Generations.Row;
import org.embargoledger.model.event.Event;

/**
 * Applies batches to a generation. Events, standing facts, entries, totals and progress are written
 * in one transaction under the lock of the generation's row: after a crash at any moment, all of a
 * batch is there or nothing of it, and what is delivered again is passed over by its position.
 */
@ApplicationScoped
public class LedgerStore {

  private final Transactions transactions;
  private final PageClosing pages;
  private final BookCache cache;
  private final BookCache cacheOfOthers;

  @Inject
  public LedgerStore(Transactions transactions, PageClosing pages, AgroalDataSource database) {
    this.transactions = transactions;
    this.pages = pages;
    this.cache = new BookCache(generation -> new StoredFacts(database, generation));
    this.cacheOfOthers = new BookCache(generation -> new StoredFacts(database, generation));
  }

  /** Finds the generation and locks its row. */
  private interface Locking {
    Row in(Generations generations) throws SQLException;
  }

  /**
   * What was done within the transaction.
   *
   * @param books to go on with once it is committed
   * @param isPageWhole whether there is a page to carry forward
   */
  private record Done(Applied applied, Optional<Bookkeeper> books, boolean isPageWhole) {}

  /** A position that showed itself not to be applicable when its batch was written. */
  private record Blocked(long position, String reason) {}

  /** Applies what follows the position of the ledger that is served. One call at a time. */
  public Applied apply(List<Received> received) throws SQLException {
    return applyTo(Generations::lockActive, cache, received);
  }

  /**
   * The same for a generation that is not served. One call at a time; it may overlap with those of
   * the one served.
   */
  public Applied catchUp(int generation, List<Received> received) throws SQLException {
    return applyTo(
        generations -> generations.lock(generation).orElseThrow(), cacheOfOthers, received);
  }

  private Applied applyTo(Locking locking, BookCache books, List<Received> received)
      throws SQLException {
    try {
      return applyPatiently(locking, books, received, Optional.empty());
    } catch (InvariantBrokenException e) {
      return applyPatiently(
          locking, books, received, Optional.of(new Blocked(e.position(), e.getMessage())));
    }
  }

  /** A build beside this one may store the same events at the same time. */
  private Applied applyPatiently(
      Locking locking, BookCache books, List<Received> received, Optional<Blocked> blocked)
      throws SQLException {
    try {
      return apply(locking, books, received, blocked);
    } catch (SQLException e) {
      if (Transactions.isUniqueViolation(e)) {
        return apply(locking, books, received, blocked);
      }
      throw e;
    }
  }

  private Applied apply(
      Locking locking, BookCache books, List<Received> received, Optional<Blocked> blocked)
      throws SQLException {
    Done done =
        transactions.within(
            connection -> {
              Generations generations = new Generations(connection);
              Row ledger = locking.in(generations);
              Intake all =
                  Intake.of(
                      ledger.position(),
                      ledger.kafkaOffset(),
                      received,
                      generations.skips(ledger.position()));
              Intake intake =
                  blocked
                      .map(it -> all.upTo(it.position(), it.reason(), ledger.kafkaOffset()))
                      .orElse(all);
              return take(connection, ledger, books, intake);
            });
    done.books()
        .ifPresent(
            kept -> books.keep(kept, done.applied().generation(), done.applied().position()));
    if (done.isPageWhole()) {
      pages.closeWhole(done.applied().generation());
    }
    return done.applied();
  }

  private static Done take(Connection connection, Row ledger, BookCache cache, Intake intake)
      throws SQLException {
    List<Event> events = intake.events();
    if (events.isEmpty()) {
      return moved(connection, ledger, intake, Optional.empty(), Optional.empty());
    }
    Bookkeeper books = cache.take(ledger.number(), ledger.position());
    BatchFold fold = BatchFold.of(books, events, ledger.lastEntryId());
    if (!fold.applied().isEmpty()) {
      write(connection, ledger.number(), intake, fold);
    }
    return moved(
        connection,
        ledger,
        intake,
        Optional.of(fold),
        Optional.of(books).filter(unused -> fold.isWhole()));
  }

  private static void write(Connection connection, int generation, Intake intake, BatchFold fold)
      throws SQLException {
    Map<Long, Long> reversed =
        Reversals.resolve(
            fold.postings(),
            BatchStatements.standingEntries(
                connection, generation, Reversals.keysToLookUp(fold.postings())));
    var messages = intake.messages().subList(0, fold.applied().size());
    StoredHashes.Found found = StoredHashes.compare(connection, messages);
    if (!found.different().isEmpty()) {
      throw new InvariantBrokenException(
          found.different().get(0), "the topic's leaf hash is not that of the event stored");
    }
    var latest = fold.latest().values();
    BatchStatements.removeSuperseded(connection, generation, latest);
    ChunkRows.of(generation, messages, found.stored(), latest, fold.postings(), reversed)
        .into(connection, "");
    BatchStatements.addToTotals(connection, generation, fold.totals());
  }

  private static Done moved(
      Connection connection,
      Row ledger,
      Intake intake,
      Optional<BatchFold> fold,
      Optional<Bookkeeper> books)
      throws SQLException {
    List<Event> events = fold.map(BatchFold::applied).orElse(List.of());
    boolean whole = fold.map(BatchFold::isWhole).orElse(true);
    Optional<String> halt = fold.flatMap(BatchFold::halt).or(intake::halt);
    Applied applied =
        new Applied(
            ledger.number(),
            whole ? intake.position() : intake.messages().get(events.size()).position() - 1,
            events.isEmpty()
                ? ledger.recordedAt()
                : events.get(events.size() - 1).header().recordedAt(),
            events.size(),
            halt);
    long lastEntryId = ledger.lastEntryId() + fold.map(it -> it.postings().size()).orElse(0);
    new Generations(connection)
        .moveOn(
            ledger.number(),
            ledger.state(),
            new Progress(
                applied.position(),
                whole ? intake.nextOffset() : ledger.kafkaOffset(),
                lastEntryId,
                applied.recordedAt()),
            halt.orElse(null));
    return new Done(applied, books, ledger.isPageWhole(lastEntryId));
  }
}
