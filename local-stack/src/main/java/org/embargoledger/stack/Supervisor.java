package org.embargoledger.stack;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import org.embargoledger.stack.process.Waiting;

/**
 * Watches a running stack. A service that dies is started again, a little later each time; too many
 * deaths in a short time, or the death of PostgreSQL, Kafka or Keycloak, end the watch.
 */
public final class Supervisor {
  static final int MOST_RESTARTS = 5;
  static final Duration WINDOW = Duration.ofMinutes(5);
  private static final long POLL_MILLIS = 300;

  private final LocalStack stack;
  private final StackListener listener;
  private final Map<Part, Deque<Long>> deaths = new EnumMap<>(Part.class);

  public Supervisor(LocalStack stack, StackListener listener) {
    this.stack = stack;
    this.listener = listener;
  }

  /** Returns only by an exception: {@link StackException} or interruption. */
  public void watch() throws InterruptedException {
    while (true) {
      for (StackPart part : stack.parts()) {
        if (part.diedUnexpectedly()) {
          handleDeath(part);
        }
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private void handleDeath(StackPart part) throws InterruptedException {
    StackException death =
        Waiting.describe(part.part(), "died" + exitCode(part.exitCode()), part.logFile());
    if (!part.part().isService()) {
      throw new StackException(Failure.PART_DIED, death.getMessage());
    }
    int recent = countRecentDeaths(part.part());
    if (recent > MOST_RESTARTS) {
      throw new StackException(
          Failure.PART_DIED,
          "%s%nIt died %d times within %d minutes and is not started again."
              .formatted(death.getMessage(), recent, WINDOW.toMinutes()));
    }
    Duration pause = Duration.ofSeconds(1L << (recent - 1));
    listener.note(death.getMessage());
    listener.note("%s is started again in %d s.".formatted(part.part().label(), pause.toSeconds()));
    Thread.sleep(pause.toMillis());
    restart(part);
  }

  /** A restart that fails counts as the next death, found at the next look. */
  private void restart(StackPart part) throws InterruptedException {
    long begun = System.nanoTime();
    part.start();
    try {
      part.awaitReady();
      listener.done(
          part.part().label() + " restarted", "", Duration.ofNanos(System.nanoTime() - begun));
    } catch (StackException e) {
      listener.note(part.part().label() + " did not become ready again.");
    }
  }

  private int countRecentDeaths(Part part) {
    Deque<Long> times = deaths.computeIfAbsent(part, key -> new ArrayDeque<>());
    long now = System.nanoTime();
    times.addLast(now);
    while (now - times.getFirst() > WINDOW.toNanos()) {
      times.removeFirst();
    }
    return times.size();
  }

  private static String exitCode(OptionalInt code) {
    return code.isPresent() ? " with exit code " + code.getAsInt() : "";
  }
}
