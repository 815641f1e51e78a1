package org.embargoledger.stack.cli;

import java.util.List;
import sun.misc.Signal;

/**
 * Turns Ctrl-C and its kin into an interrupt of the thread that works, so that the stack is ended
 * in order. A shutdown hook could not: hooks run all at once.
 */
final class Signals {
  private static final List<String> ENDING = List.of("INT", "TERM", "HUP");

  private Signals() {}

  static void interrupt(Thread worker) {
    for (String name : ENDING) {
      Signal.handle(new Signal(name), signal -> worker.interrupt());
    }
  }

  /** While the stack is being ended a second Ctrl-C must not break that off. */
  static void ignore() {
    for (String name : ENDING) {
      Signal.handle(new Signal(name), signal -> {});
    }
  }
}
