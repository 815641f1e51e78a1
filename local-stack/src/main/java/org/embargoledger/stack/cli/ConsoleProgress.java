package org.embargoledger.stack.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.embargoledger.stack.StackListener;

/**
 * Tells of steps, one line each when it is done. On a terminal the last line shows what is going
 * on; elsewhere a word on it is printed now and then.
 */
final class ConsoleProgress implements StackListener {
  private static final long TERMINAL_REFRESH_MILLIS = 200;
  private static final long PLAIN_REMINDER_MILLIS = 10_000;
  private static final int LINE_WIDTH = 96;
  private static final String CLEAR_LINE = "\r\u001b[2K";

  private final PrintStream out;
  private final boolean terminal;
  private final Map<String, Running> running = new LinkedHashMap<>();
  private final Thread ticker;

  private static final class Running {
    private final long begun = System.nanoTime();
    private String detail = "";
  }

  ConsoleProgress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
    this.ticker = new Thread(this::tick, "progress");
    ticker.setDaemon(true);
    ticker.start();
  }

  @Override
  public synchronized void started(String step) {
    running.put(step, new Running());
  }

  @Override
  public synchronized void detail(String step, String text) {
    Running state = running.get(step);
    if (state != null) {
      state.detail = text;
    }
  }

  @Override
  public synchronized void done(String step, String result, Duration took) {
    running.remove(step);
    String text = result.isEmpty() ? step : step + " " + result;
    println(String.format(Locale.ROOT, "✔ %-56s %6.1f s", text, took.toMillis() / 1000.0));
  }

  @Override
  public synchronized void failed(String step) {
    if (running.remove(step) != null) {
      println("✘ " + step);
    }
  }

  @Override
  public synchronized void note(String text) {
    println("• " + text);
  }

  /** Leaves the terminal as a plain line of output would. */
  synchronized void stop() {
    ticker.interrupt();
    if (terminal) {
      out.print(CLEAR_LINE);
      out.flush();
    }
  }

  private void println(String line) {
    out.println(terminal ? CLEAR_LINE + line : line);
  }

  private void tick() {
    try {
      while (true) {
        Thread.sleep(terminal ? TERMINAL_REFRESH_MILLIS : PLAIN_REMINDER_MILLIS);
        remind();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void remind() {
    if (running.isEmpty()) {
      return;
    }
    String line =
        running.entrySet().stream()
            .map(step -> describe(step.getKey(), step.getValue()))
            .collect(Collectors.joining(", "));
    String cut = line.length() > LINE_WIDTH ? line.substring(0, LINE_WIDTH) : line;
    if (terminal) {
      out.print(CLEAR_LINE + "… " + cut);
      out.flush();
    } else {
      out.println("… " + cut);
    }
  }

  private static String describe(String step, Running state) {
    long seconds = Duration.ofNanos(System.nanoTime() - state.begun).toSeconds();
    String detail = state.detail.isEmpty() ? "" : ": " + state.detail;
    return String.format(Locale.ROOT, "%s%s (%d s)", step, detail, seconds);
  }
}
