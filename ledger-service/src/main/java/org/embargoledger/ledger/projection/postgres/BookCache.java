package org.embargoledger.ledger.projection.postgres;

import java.util.function.IntFunction;
import org.embargoledger.ledger.bookkeeping.Bookkeeper;
import org.embargoledger.ledger.bookkeeping.FactSource;

/**
 * Keeps the books between batches, so that a stream of small batches does not load the same groups
 * again and again. They are good for one position of one generation only: if anyone else has moved
 * the ledger on, or a batch was rolled back, they are thrown away.
 */
final class BookCache {

  private final IntFunction<FactSource> sources;

  private Bookkeeper books;
  private int generation;
  private long position;

  /**
   * @param sources of the facts of a generation
   */
  BookCache(IntFunction<FactSource> sources) {
    this.sources = sources;
  }

  /** The books as they stand there. They are gone from here until they are kept again. */
  Bookkeeper take(int ledgerGeneration, long ledgerPosition) {
    Bookkeeper taken = books;
    books = null;
    return taken != null && generation == ledgerGeneration && position == ledgerPosition
        ? taken
        : new Bookkeeper(sources.apply(ledgerGeneration));
  }

  /** The batch that used the books has been committed. */
  void keep(Bookkeeper used, int ledgerGeneration, long ledgerPosition) {
    books = used;
    generation = ledgerGeneration;
    position = ledgerPosition;
  }
}
