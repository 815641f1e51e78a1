package org.embargoledger.ledger.projection;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.embargoledger.ledger.bookkeeping.InvariantBrokenException;
import org.embargoledger.ledger.bookkeeping.LineKey;

/** Finds the entry that each reversal of a batch cancels. */
public final class Reversals {

  private Reversals() {}

  /** The lines, entered before the batch, that the batch reverses. */
  public static Set<LineKey> keysToLookUp(List<Numbered> postings) {
    Set<LineKey> opened = new HashSet<>();
    Set<LineKey> keys = new HashSet<>();
    for (Numbered each : postings) {
      if (!each.posting().isReversal()) {
        opened.add(each.key());
      } else if (!opened.remove(each.key())) {
        keys.add(each.key());
      }
    }
    return keys;
  }

  /**
   * @param standing the ids of entries that stood before the batch
   * @return the id of the reversed entry by the id of its reversal
   * @throws InvariantBrokenException if a reversal has nothing to cancel
   */
  public static Map<Long, Long> resolve(List<Numbered> postings, Map<LineKey, Long> standing) {
    Map<LineKey, Long> open = new HashMap<>(standing);
    Map<Long, Long> reversed = new HashMap<>();
    for (Numbered each : postings) {
      if (!each.posting().isReversal()) {
        open.put(each.key(), each.id());
        continue;
      }
      Long cancelled = open.remove(each.key());
      if (cancelled == null) {
        throw new InvariantBrokenException(
            each.causePosition(), "it reverses an entry that does not stand: " + each.key());
      }
      reversed.put(each.id(), cancelled);
    }
    return reversed;
  }
}
