package org.embargoledger.stack.process;

/** Lets work that must not be left half done run to its end when the caller is interrupted. */
public final class Uninterrupted {
  private Uninterrupted() {}

  /** Runs the work on a thread of its own; an interrupt is kept for the caller to find after it. */
  public static void run(Runnable work) {
    RuntimeException[] failure = new RuntimeException[1];
    Thread worker =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (RuntimeException e) {
                failure[0] = e;
              }
            },
            "uninterrupted");
    worker.start();
    boolean interrupted = false;
    while (true) {
      try {
        worker.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure[0] != null) {
      throw failure[0];
    }
  }
}
