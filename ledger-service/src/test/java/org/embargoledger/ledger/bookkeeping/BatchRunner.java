package org.embargoledger.ledger.bookkeeping;

import java.util.List;
import java.util.Random;
import org.embargoledger.model.event.Event;

/** Posts a history in batches of random length, as they come from a topic. */
final class BatchRunner {

  private static final int BATCH_MAX = 12;

  private final MemoryFacts source = new MemoryFacts();
  private final Random random;
  private final Bookkeeper books;
  private int batchEnd;
  private int batchBegin;

  /**
   * @param membersMax few, to have groups loaded again and again
   */
  BatchRunner(long seed, int membersMax) {
    random = new Random(seed);
    books = new Bookkeeper(source, membersMax);
  }

  List<Posting> post(List<Event> history, int i) {
    if (i == batchEnd) {
      source.commit(history.subList(batchBegin, batchEnd));
      batchBegin = batchEnd;
      batchEnd = Math.min(history.size(), batchEnd + 1 + random.nextInt(BATCH_MAX));
      books.begin(history.subList(batchBegin, batchEnd));
    }
    return books.post(history.get(i));
  }
}
