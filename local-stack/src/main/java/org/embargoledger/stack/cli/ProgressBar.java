package org.embargoledger.stack.cli;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Shows how far a long run has come, its rate and the time that is left: in place on a terminal, as
 * a line now and then elsewhere. Writes to standard error, so that results can be piped.
 */
final class ProgressBar implements AutoCloseable {
  private static final long TERMINAL_REFRESH_NANOS = 200_000_000L;
  private static final long PLAIN_REMINDER_NANOS = 10_000_000_000L;
  private static final int WIDTH = 24;
  private static final String CLEAR_LINE = "\r\u001b[2K";

  private final PrintStream out;
  private final boolean terminal;
  private final String what;
  private final String unit;
  private final long begin;
  private long total;
  private final long begunNanos = System.nanoTime();
  private long shownNanos = begunNanos;

  /**
   * @param begin what was done before this run
   * @param total what will have been done in the end
   */
  ProgressBar(String what, String unit, long begin, long total) {
    this(System.err, Boolean.getBoolean("embargo.terminal"), what, unit, begin, total);
  }

  ProgressBar(PrintStream out, boolean terminal, String what, String unit, long begin, long total) {
    this.out = out;
    this.terminal = terminal;
    this.what = what;
    this.unit = unit;
    this.begin = begin;
    this.total = total;
  }

  /** As below, for a whole that is not known at first or grows. */
  void at(long done, long inAll) {
    total = inAll;
    at(done);
  }

  void at(long done) {
    long now = System.nanoTime();
    if (now - shownNanos >= (terminal ? TERMINAL_REFRESH_NANOS : PLAIN_REMINDER_NANOS)) {
      shownNanos = now;
      String line = line(done, (now - begunNanos) / 1e9);
      if (terminal) {
        out.print(CLEAR_LINE + line);
        out.flush();
      } else {
        out.println(line);
      }
    }
  }

  @Override
  public void close() {
    if (terminal) {
      out.print(CLEAR_LINE);
      out.flush();
    }
  }

  String line(long done, double seconds) {
    double share = total == 0 ? 1 : Math.min(1, (double) done / total);
    int filled = (int) (share * WIDTH);
    double rate = seconds > 0 ? (done - begin) / seconds : 0;
    String left = rate > 0 ? clock((long) Math.ceil((total - done) / rate)) : "?";
    return String.format(
        Locale.ROOT,
        "%s [%s%s] %3.0f %%  %,d of %,d %s  %,.0f/s  %s left",
        what,
        "#".repeat(filled),
        "-".repeat(WIDTH - filled),
        Math.floor(share * 100),
        done,
        total,
        unit,
        rate,
        left);
  }

  private static String clock(long seconds) {
    return seconds >= 3600
        ? "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60)
        : "%d:%02d".formatted(seconds / 60, seconds % 60);
  }
}
