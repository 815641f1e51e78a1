package org.embargoledger.alert.backtest;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.embargoledger.alert.backtest.seed.Recall;
import org.embargoledger.alert.backtest.store.BacktestRow;
import org.embargoledger.alert.backtest.store.BacktestRow.Status;

/** One backtest under way. Another thread may ask how far it is, and cancel it. */
final class BacktestRun {

  /** Between two looks at the clock. */
  private static final int EVENTS_A_LOOK = 2_048;

  private final History history;
  private final Supplier<Replay> replay;
  private final Predicate<BacktestRun> heard;
  private final long heardEveryNanos;

  private BacktestRow.Id id;
  private volatile boolean cancelled;
  private volatile long total;
  private volatile long done;
  private volatile long began;
  private long heardAt;
  private int pending;

  /**
   * @param heard tells how far it is, and gives whether it is to end
   */
  BacktestRun(
      History history,
      BacktestConfig config,
      Supplier<Replay> replay,
      Predicate<BacktestRun> heard) {
    this.history = history;
    this.replay = replay;
    this.heard = heard;
    this.heardEveryNanos = config.heardEvery().toNanos();
  }

  void named(BacktestRow.Id given) {
    id = given;
  }

  BacktestRow.Id id() {
    return id;
  }

  void cancel() {
    cancelled = true;
  }

  /** How it ended, and with what. */
  record Outcome(Status status, JsonObject result, List<Difference.Entry> changes) {
    static Outcome failed(Throwable failure) {
      return new Outcome(
          Status.FAILED,
          new JsonObject().put("reason", String.valueOf(failure.getMessage())),
          List.of());
    }
  }

  Outcome run() {
    began = System.nanoTime();
    heardAt = began;
    total = history.size();
    Replay fold = replay.get();
    try {
      history.replay(
          event -> {
            fold.accept(event);
            count();
          },
          () -> cancelled || fold.isPast());
    } catch (Replay.RuleFailedException | Raised.FloodException e) {
      return Outcome.failed(e);
    }
    if (cancelled) {
      return new Outcome(Status.CANCELLED, new JsonObject(), List.of());
    }
    done = done + pending;
    total = done;
    Difference difference = fold.difference();
    return new Outcome(Status.DONE, result(fold, difference), difference.changes());
  }

  private JsonObject result(Replay fold, Difference difference) {
    JsonObject result =
        new JsonObject()
            .put("new", difference.fresh())
            .put("gone", difference.gone())
            .put("unchanged", difference.unchanged())
            .put("events", fold.folded())
            .put("unanswered", fold.unanswered())
            .put("millis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
    fold.unansweredFirst().ifPresent(first -> result.put("unansweredFirst", first));
    fold.recall().ifPresent(recall -> result.put("recall", json(recall)));
    return result;
  }

  private static JsonObject json(Recall recall) {
    BigDecimal part =
        BigDecimal.valueOf(recall.found())
            .divide(BigDecimal.valueOf(recall.planted()), 3, RoundingMode.HALF_EVEN);
    return new JsonObject()
        .put("planted", recall.planted())
        .put("found", recall.found())
        .put("recall", part.toPlainString())
        .put("violations", recall.violations());
  }

  private void count() {
    if (++pending == EVENTS_A_LOOK) {
      done = done + pending;
      pending = 0;
      long now = System.nanoTime();
      if (now - heardAt > heardEveryNanos) {
        heardAt = now;
        if (heard.test(this)) {
          cancelled = true;
        }
      }
    }
  }

  JsonObject progress() {
    long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
    return new JsonObject()
        .put("events", done)
        .put("total", total)
        .put("percent", total == 0 ? 100 : Math.min(100, done * 100 / total))
        .put("eventsPerSecond", done * 1_000 / millis);
  }
}
