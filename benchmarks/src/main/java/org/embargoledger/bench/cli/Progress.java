package org.embargoledger.bench.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import org.embargoledger.stack.StackListener;

/** Tells on a terminal what runs right now, and everywhere what is done; steps may overlap. */
final class Progress implements StackListener {
  private static final String CLEAR_LINE = "\r\u001b[2K";

  private final PrintStream out;
  private final boolean terminal;

  Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public synchronized void started(String step) {
    now(step);
  }

  @Override
  public synchronized void detail(String step, String text) {
    now(step + ": " + text);
  }

  @Override
  public synchronized void done(String step, String result, Duration took) {
    String text = result.isEmpty() ? step : step + ": " + result;
    line(String.format(Locale.ROOT, "✔ %-70s %6.1f s", text, took.toMillis() / 1e3));
  }

  @Override
  public synchronized void failed(String step) {
    line("✘ " + step);
  }

  @Override
  public synchronized void note(String text) {
    line("• " + text);
  }

  private void now(String text) {
    if (terminal) {
      out.print(CLEAR_LINE + "… " + text);
      out.flush();
    }
  }

  private void line(String text) {
    out.println(terminal ? CLEAR_LINE + text : text);
  }
}
