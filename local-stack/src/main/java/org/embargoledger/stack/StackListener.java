package org.embargoledger.stack;

import java.time.Duration;

/** Hears what a stack is doing. Steps may overlap; calls may come from several threads. */
public interface StackListener {
  StackListener SILENT = new StackListener() {};

  default void started(String step) {}

  /** A word on a step that takes long, such as a percentage. */
  default void detail(String step, String text) {}

  default void done(String step, String result, Duration took) {}

  default void failed(String step) {}

  /** Something worth telling that is not a step. */
  default void note(String text) {}
}
