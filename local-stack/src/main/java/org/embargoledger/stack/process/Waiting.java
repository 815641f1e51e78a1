package org.embargoledger.stack.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.StackException;

/** Waits for a part to serve; ends at once when its process ends, and in any case at the limit. */
public record Waiting(Part part, Duration limit, Path log) {
  private static final int SHOWN_LINES = 12;
  private static final long POLL_MILLIS = 100;

  public void until(BooleanSupplier ready, BooleanSupplier alive, Supplier<OptionalInt> exitCode)
      throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!ready.getAsBoolean()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (!alive.getAsBoolean()) {
        OptionalInt code = exitCode.get();
        throw failure("ended" + (code.isPresent() ? " with exit code " + code.getAsInt() : ""));
      }
      if (System.nanoTime() > deadline) {
        throw failure("was not ready after " + limit.toSeconds() + " s");
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private StackException failure(String what) {
    return describe(part, what, log);
  }

  /** A failure of a part, told with the end of its log. */
  public static StackException describe(Part part, String what, Path log) {
    List<String> tail = LogTail.of(log, SHOWN_LINES);
    boolean diskFull = LogTail.of(log, 200).stream().anyMatch(Waiting::tellsOfFullDisk);
    String message =
        "%s %s.%s%nThe end of %s:%n  %s"
            .formatted(
                part.label(),
                what,
                diskFull ? " The disk is full." : "",
                log,
                String.join(System.lineSeparator() + "  ", tail));
    return new StackException(diskFull ? Failure.STATE_UNUSABLE : Failure.PART_FAILED, message);
  }

  private static boolean tellsOfFullDisk(String line) {
    return line.contains("No space left on device");
  }
}
