package org.embargoledger.ledger.rebuild;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.embargoledger.ledger.bookkeeping.UnreachableException;
import org.embargoledger.ledger.projection.postgres.Daemons;

/** Does one thing at a time beside its caller, which waits for it before it begins the next. */
final class Beside implements AutoCloseable {

  private static final long END_WAIT_S = 30;

  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(new Daemons("rebuild-beside"));
  private Future<?> underWay = CompletableFuture.completedFuture(null);

  interface Work {
    void run() throws SQLException;
  }

  void begin(Work work) {
    underWay =
        worker.submit(
            () -> {
              work.run();
              return null;
            });
  }

  /** Until what was begun is done; throws what kept it from being so. */
  void await() throws SQLException, InterruptedException {
    try {
      underWay.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException failure) {
        throw failure;
      }
      throw e.getCause() instanceof RuntimeException unchecked
          ? unchecked
          : new UnreachableException((Exception) e.getCause());
    }
  }

  /** What it used may be used by others afterwards. */
  @Override
  public void close() {
    worker.shutdown();
    try {
      if (!worker.awaitTermination(END_WAIT_S, TimeUnit.SECONDS)) {
        worker.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
