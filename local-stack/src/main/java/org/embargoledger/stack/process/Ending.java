package org.embargoledger.stack.process;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends a process: politely, then for good. */
public final class Ending {
  private static final Duration KILL_TAKES_AT_MOST = Duration.ofSeconds(5);

  private Ending() {}

  /** Asks with SIGTERM, waits that long, then sends SIGKILL. Returns when the process is gone. */
  public static void end(ProcessHandle process, Duration patience) {
    process.destroy();
    if (!awaitExit(process, patience)) {
      kill(process);
    }
  }

  public static void kill(ProcessHandle process) {
    process.destroyForcibly();
    awaitExit(process, KILL_TAKES_AT_MOST);
  }

  /** Waits even when the thread is interrupted: an ending that was begun is carried through. */
  public static boolean awaitExit(ProcessHandle process, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          return !process.isAlive();
        }
        try {
          process.onExit().get(left, TimeUnit.NANOSECONDS);
          return true;
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (TimeoutException | ExecutionException e) {
          return !process.isAlive();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
