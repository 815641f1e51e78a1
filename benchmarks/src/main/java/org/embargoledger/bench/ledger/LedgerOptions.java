package org.embargoledger.bench.ledger;

import java.util.Collections;
import java.util.List;

/**
 * How much is measured.
 *
 * @param events lengths of the log, growing
 * @param runs of each side
 * @param seconds length of a paced run
 */
public record LedgerOptions(List<Long> events, int runs, int seconds) {

  public static final LedgerOptions FULL = new LedgerOptions(List.of(1_000_000L), 3, 20);

  /** Enough to see that everything works; the numbers mean little. */
  public static final LedgerOptions QUICK = new LedgerOptions(List.of(50_000L), 1, 5);

  public LedgerOptions {
    events = events.stream().sorted().toList();
  }

  public long eventsMax() {
    return Collections.max(events);
  }
}
