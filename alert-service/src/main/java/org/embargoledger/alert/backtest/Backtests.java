package org.embargoledger.alert.backtest;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.embargoledger.alert.backtest.store.BacktestRow;
import org.embargoledger.alert.backtest.store.BacktestStore;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;
import org.jboss.logging.Logger;

/** Runs backtests, one at a time in this process, on a thread of their own. */
@ApplicationScoped
public class Backtests {

  private static final Logger LOG = Logger.getLogger(Backtests.class);
  private static final String RETRY_AFTER_SECONDS = "5";

  private final BacktestStore store;
  private final BacktestConfig config;
  private final History history;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread runner = new Thread(work, "backtest");
            runner.setDaemon(true);
            runner.setPriority(Thread.MIN_PRIORITY);
            return runner;
          });
  private final AtomicReference<BacktestRun> running = new AtomicReference<>();

  @Inject
  public Backtests(
      BacktestStore store,
      BacktestConfig config,
      @Identifier("default-kafka-broker") Map<String, Object> broker) {
    this.store = store;
    this.config = config;
    this.history = new History(new Topic(broker), config.historyMax().asLongValue());
  }

  /**
   * Begins one.
   *
   * @param replay made on the thread that runs it
   */
  public Uni<BacktestRow> begin(BacktestStore.Asked asked, Supplier<Replay> replay) {
    BacktestRun run = new BacktestRun(history, config, replay, this::heard);
    if (!running.compareAndSet(null, run)) {
      throw new ProblemException(
              ProblemType.OVERLOADED, "another backtest is running; one runs at a time")
          .withHeader("Retry-After", RETRY_AFTER_SECONDS);
    }
    return store
        .begin(asked)
        .onFailure()
        .invoke(() -> running.set(null))
        .invoke(
            row -> {
              run.named(row.id);
              thread.execute(() -> run(run));
            });
  }

  private void run(BacktestRun run) {
    try {
      end(run, run.run());
    } catch (RuntimeException | Error e) {
      LOG.warnf(e, "backtest failed: rule=%s number=%d", run.id().ruleId(), run.id().number());
      end(run, BacktestRun.Outcome.failed(e));
    } finally {
      running.set(null);
    }
  }

  private void end(BacktestRun run, BacktestRun.Outcome outcome) {
    await(
        () ->
            store.end(
                run.id(), outcome.status(), run.progress(), outcome.result(), outcome.changes()));
  }

  /** Whether somebody has asked to cancel it, perhaps on another replica. */
  private boolean heard(BacktestRun run) {
    return await(() -> store.heard(run.id(), run.progress()));
  }

  private static <T> T await(Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @PreDestroy
  void stop() {
    BacktestRun run = running.get();
    if (run != null) {
      run.cancel();
    }
    thread.shutdown();
  }
}
