package org.embargoledger.ingest.bulk;

import io.vertx.core.Context;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs what other threads ask for on one context, all that has come together in one turn. */
final class Turns {

  private final Context context;
  private final Runnable afterEach;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean due = new AtomicBoolean();

  /**
   * @param afterEach runs on the context behind the tasks of a turn
   */
  Turns(Context context, Runnable afterEach) {
    this.context = context;
    this.afterEach = afterEach;
  }

  void add(Runnable task) {
    tasks.add(task);
    if (due.compareAndSet(false, true)) {
      context.runOnContext(go -> take());
    }
  }

  private void take() {
    due.set(false);
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
    afterEach.run();
  }
}
