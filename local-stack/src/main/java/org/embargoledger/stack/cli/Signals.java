package org.embargoledger.stack.cli;

import java.util.List;
import sun.misc.Signal;

/**
 * Turns Ctrl-C and its kin into an interrupt of the thread that works, so that the stack is ended
 * in order. A shutdown hook could not: hooks run all at once.
 */
final class Signals {
  private static final List<String> ENDING = List.of("INT", "TERM", "HUP");

  private static volatile boolean stopRequested;

  private Signals() {}

  static void interrupt(Thread worker) {
    for (String name : ENDING) {
      Signal.handle(
          new Signal(name),
          signal -> {
            stopRequested = true;
            worker.interrupt();
          });
    }
  }

  /** Interrupted code may fail in any way; what it throws after a signal is no failure to tell. */
  static boolean stopRequested() {
    return stopRequested;
  }

  /** While the stack is being ended a second Ctrl-C must not break that off. */
  static void ignore() {
    for (String name : ENDING) {
      Signal.handle(new Signal(name), signal -> {});
    }
  }
}
