package org.embargoledger.ledger.rebuild;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.embargoledger.ledger.bookkeeping.LineKey;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.projection.Numbered;
import org.embargoledger.ledger.projection.Reversals;

/** The ids of the entries that stand in a generation that is being built. */
final class StandingEntries implements AutoCloseable {

  private final Hash hash;
  private final LongTable ids;

  /**
   * @param expected about how many
   */
  StandingEntries(Hash hash, long expected) {
    this.hash = hash;
    this.ids = new LongTable(expected);
  }

  /**
   * @return the id of the reversed entry by the id of its reversal
   */
  Map<Long, Long> reversed(List<Numbered> postings) {
    Map<LineKey, Long> standing =
        Reversals.keysToLookUp(postings).stream()
            .filter(key -> ids.get(hash.of(key)) != LongTable.NONE)
            .collect(Collectors.toMap(Function.identity(), key -> ids.get(hash.of(key))));
    return Reversals.resolve(postings, standing);
  }

  void took(List<Numbered> postings) {
    for (Numbered each : postings) {
      LineKey key = each.posting().line().key();
      if (each.posting().isReversal()) {
        ids.remove(hash.of(key));
      } else {
        opened(hash.of(key), each.id());
      }
    }
  }

  /** Takes in a line that is stored. */
  void loaded(long id, boolean reversal, UUID factId, String book, int year, Measure measure) {
    long key = hash.of(factId, book, year, measure);
    if (reversal) {
      ids.remove(key);
    } else {
      opened(key, id);
    }
  }

  /** Two lines of one key never stand together, so two that seem to must have the same hash. */
  private void opened(long key, long id) {
    if (ids.put(key, id) != LongTable.NONE) {
      throw new HashClashException();
    }
  }

  @Override
  public void close() {
    ids.close();
  }
}
