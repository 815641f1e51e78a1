package org.embargoledger.ledger.export;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.embargoledger.kit.http.GuardedRoutes;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;

/** The threads that write exports: few, because each holds a connection of the database, too. */
@ApplicationScoped
public class ExportThreads {

  private static final int IDLE_SECONDS = 30;

  private final int atOnceMax;
  private final ThreadPoolExecutor threads;

  @Inject
  public ExportThreads(ExportConfig config) {
    atOnceMax = config.atOnceMax();
    threads =
        new ThreadPoolExecutor(
            0,
            atOnceMax,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> {
              Thread thread = new Thread(work, "export");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** What is to be done for one request, and may block. */
  interface Work {
    void run() throws Exception;
  }

  /** Begins the work; what it throws is told to the client. */
  void run(RoutingContext routing, Work work) {
    try {
      threads.execute(
          () -> {
            try {
              work.run();
            } catch (Exception e) {
              GuardedRoutes.refuse(routing, e);
            }
          });
    } catch (RejectedExecutionException e) {
      throw new ProblemException(
          ProblemType.OVERLOADED, "%d exports are being written already".formatted(atOnceMax));
    }
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
