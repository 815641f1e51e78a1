package org.embargoledger.bench.ledger;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.embargoledger.bench.load.Pace;
import org.embargoledger.bench.stats.Latencies;

/**
 * How long an event takes from being written to the topic to being in the totals, at a fixed rate.
 * Counted from when the event was due, so that a pause counts for all that it held up.
 */
final class VisibleDelay {
  private static final long LOOK_NANOS = 5_000_000;

  private final LedgerContext context;

  VisibleDelay(LedgerContext context) {
    this.context = context;
  }

  Latencies run(int perSecond, int seconds) throws SQLException {
    int events = perSecond * seconds;
    long first = context.log().size();
    long interval = 1_000_000_000L / perSecond;
    long begun = System.nanoTime() + interval;
    Thread sender = new Thread(() -> send(events, begun, interval), "paced-sender");
    sender.start();
    long[] micros = new long[events];
    int seen = 0;
    while (seen < events) {
      long visible = context.position() - first + 1;
      long now = System.nanoTime();
      for (; seen < Math.min(visible, events); seen++) {
        micros[seen] = (now - (begun + seen * interval)) / 1_000;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    context.log().requireSent();
    return Latencies.ofMicros(withoutWarmUp(micros, perSecond));
  }

  private static long[] withoutWarmUp(long[] micros, int perSecond) {
    return micros.length > 3 * perSecond
        ? Arrays.copyOfRange(micros, perSecond, micros.length)
        : micros;
  }

  private void send(int events, long begun, long interval) {
    for (int i = 0; i < events; i++) {
      Pace.waitUntil(begun + i * interval);
      context.log().sendNext();
    }
  }
}
