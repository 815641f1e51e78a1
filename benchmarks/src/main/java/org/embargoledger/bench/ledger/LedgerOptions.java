package org.embargoledger.bench.ledger;

import java.util.List;

/**
 * How much is measured.
 *
 * @param events lengths of the log, growing
 * @param runs of each side
 * @param seconds length of a paced run
 * @param onceFrom logs of this length or more are not built a second time to be compared
 */
public record LedgerOptions(List<Long> events, int runs, int seconds, long onceFrom) {

  public static final LedgerOptions FULL =
      new LedgerOptions(List.of(1_000_000L), 3, 20, Long.MAX_VALUE);

  /** Enough to see that everything works; the numbers mean little. */
  public static final LedgerOptions QUICK =
      new LedgerOptions(List.of(50_000L), 1, 5, Long.MAX_VALUE);

  public LedgerOptions {
    events = events.stream().sorted().toList();
  }
}
