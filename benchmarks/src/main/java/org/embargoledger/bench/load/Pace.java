package org.embargoledger.bench.load;

import java.util.concurrent.locks.LockSupport;

/** Waits for the moment at which something is due. */
public final class Pace {
  private Pace() {}

  /**
   * Returns at that moment, or at once if it has passed or the thread is interrupted.
   *
   * @param due by {@link System#nanoTime}
   */
  public static void waitUntil(long due) {
    for (long left = due - System.nanoTime();
        left > 0 && !Thread.currentThread().isInterrupted();
        left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
