package org.embargoledger.bench.cli;

/** Lets Ctrl-C interrupt the thread that works, and the JVM wait until it has ended the stack. */
final class Interruption {
  private static final long PATIENCE_MS = 60_000;

  private static volatile boolean happened;
  private static volatile boolean over;

  private Interruption() {}

  static void interrupts(Thread worker) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  if (!over) {
                    happened = true;
                    worker.interrupt();
                    await(worker);
                  }
                },
                "interruption"));
  }

  static boolean happened() {
    return happened;
  }

  /** From now on the JVM may end at once. */
  static void over() {
    over = true;
  }

  private static void await(Thread worker) {
    long deadline = System.nanoTime() + PATIENCE_MS * 1_000_000;
    try {
      while (!over && worker.isAlive() && System.nanoTime() < deadline) {
        worker.join(50);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
