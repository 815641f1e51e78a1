package org.embargoledger.bench.report;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.embargoledger.stack.StackListener;

/** Tells of a measurement while it runs and what it gave. */
public final class Steps {
  private Steps() {}

  /** A measurement's result in a few words. */
  public interface Summary<T> {
    String of(T result);
  }

  public static <T> T run(StackListener progress, String name, Callable<T> work, Summary<T> summary)
      throws Exception {
    progress.started(name);
    long begun = System.nanoTime();
    boolean done = false;
    try {
      T result = work.call();
      done = true;
      progress.done(name, summary.of(result), Duration.ofNanos(System.nanoTime() - begun));
      return result;
    } finally {
      if (!done) {
        progress.failed(name);
      }
    }
  }
}
