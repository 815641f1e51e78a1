package org.embargoledger.ledger.rebuild;

import java.util.List;
import java.util.Map;

/**
 * How a generation compares with the one that was served, both at one position.
 *
 * @param position at which both stood
 * @param totals rows of running sums that differ: the number of all, and the first of them
 * @param entries lines that differ: the number of all, and the first of them
 * @param hashes stored events whose leaf hash is not the topic's
 * @param note why nothing was compared; null if it was
 */
public record Comparison(
    int with,
    long position,
    boolean equal,
    Found totals,
    Found entries,
    Hashes hashes,
    String note) {

  /** Each of the listed ones has the columns of its key, and both sides as text. */
  public record Found(long count, List<Map<String, String>> first) {

    static final Found NOTHING = new Found(0, List.of());
  }

  /** Positions. */
  public record Hashes(long count, List<Long> first) {}
}
