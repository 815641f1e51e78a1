package org.embargoledger.ingest.log.contract;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.embargoledger.ingest.log.contract.LogView.LogRecord;

/** A reader that asks for all positions above the last it has seen, as fast as it can. */
final class Poller {

  private final LogView log;
  private long last = -1;
  private volatile boolean stopping;

  Poller(LogView log) {
    this.log = log;
  }

  /**
   * Reads once.
   *
   * @throws AssertionError if a position was left out: who goes on from here will never see it
   */
  void poll() {
    List<LogRecord> records = log.after(last);
    for (LogRecord record : records) {
      if (record.position() != last + 1) {
        throw new AssertionError(
            "position %d was seen right after %d".formatted(record.position(), last));
      }
      last = record.position();
    }
  }

  CompletableFuture<Long> start() {
    return CompletableFuture.supplyAsync(
        () -> {
          while (!stopping) {
            poll();
          }
          poll();
          return last;
        },
        task -> new Thread(task, "poller").start());
  }

  void stop() {
    stopping = true;
  }
}
