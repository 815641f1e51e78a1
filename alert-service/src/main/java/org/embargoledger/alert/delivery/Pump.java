package org.embargoledger.alert.delivery;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Does one piece of work after the other as long as there is some, never two at once, and begins
 * again whenever it is woken. A piece that fails is tried again after a pause that grows; nothing
 * that it throws gets any further.
 */
public final class Pump {

  private static final Logger LOG = Logger.getLogger(Pump.class);
  private static final Duration PAUSE_FIRST = Duration.ofMillis(200);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(10);

  private final String name;
  private final Vertx vertx;
  private final Supplier<Uni<Boolean>> work;

  /** 0 at rest, 1 at work, 2 at work and woken meanwhile. */
  private final AtomicInteger state = new AtomicInteger();

  private volatile Duration pause = PAUSE_FIRST;
  private volatile String trouble;
  private volatile boolean stopped;

  /**
   * @param work gives whether there may be more to do at once
   */
  public Pump(String name, Vertx vertx, Supplier<Uni<Boolean>> work) {
    this.name = name;
    this.vertx = vertx;
    this.work = work;
  }

  /** From any thread. */
  public void wake() {
    if (!stopped && state.getAndUpdate(it -> it == 0 ? 1 : 2) == 0) {
      run();
    }
  }

  private void run() {
    Uni.createFrom()
        .deferred(work::get)
        .subscribe()
        .with(
            more -> {
              pause = PAUSE_FIRST;
              trouble = null;
              next(more);
            },
            this::failed);
  }

  private void next(boolean more) {
    if (stopped) {
      return;
    }
    if (more || !state.compareAndSet(1, 0)) {
      state.set(1);
      run();
    }
  }

  private void failed(Throwable failure) {
    if (stopped) {
      return;
    }
    trouble = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    LOG.warnf("%s: %s; trying again", name, trouble);
    LOG.debugf(failure, "%s failed", name);
    vertx.setTimer(pause.toMillis(), paused -> next(true));
    Duration doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : doubled;
  }

  /** Why it does not go on; empty while it does. */
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  public void stop() {
    stopped = true;
  }
}
