package org.embargoledger.stack;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A part of a running stack, a process of its own: tests stop, kill and start it at will. */
public interface StackPart {
  Part part();

  OptionalLong pid();

  boolean isAlive();

  /** Whether it serves right now. */
  boolean isReady();

  Path logFile();

  /** Starts the process and returns at once; does nothing while it runs. */
  void start();

  /** Waits until the part serves; throws {@link StackException} if it dies or takes too long. */
  void awaitReady() throws InterruptedException;

  /** Ends the process in its own orderly way and returns when it is gone. */
  void stop();

  /** Ends the process with SIGKILL: nothing is flushed, nothing is said goodbye to. */
  void kill();

  /** True once the process ended without {@link #stop()} or {@link #kill()} having been called. */
  boolean diedUnexpectedly();

  /** The exit code of the last run, where it is known. */
  OptionalInt exitCode();

  /** The base URL of a part that speaks HTTP. */
  Optional<String> baseUrl();
}
