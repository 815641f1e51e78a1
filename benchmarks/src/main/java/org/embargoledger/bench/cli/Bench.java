package org.embargoledger.bench.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import org.embargoledger.bench.BenchException;
import org.embargoledger.stack.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the benchmarks. */
@Command(
    name = "embargo bench",
    description = "Measures Embargo Ledger beside the fastest way of doing the same by hand.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {LogCommand.class, LedgerCommand.class, AlertsCommand.class})
public final class Bench implements Runnable {
  private static final int HELP_WIDTH = 100;
  private static final int FAILED = 1;
  private static final int INTERRUPTED = 130;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    int code =
        new CommandLine(new Bench())
            .setOut(out)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpWidth(HELP_WIDTH)
            .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure))
            .execute(args);
    Interruption.over();
    System.exit(code);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static int explain(Exception failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (Interruption.happened() || cause instanceof InterruptedException) {
      System.err.println("Interrupted; nothing was written.");
      return INTERRUPTED;
    }
    if (cause instanceof StackException known) {
      System.err.println(cause.getMessage());
      return known.failure().exitCode();
    }
    if (cause instanceof BenchException) {
      System.err.println(cause.getMessage());
    } else {
      failure.printStackTrace();
    }
    return FAILED;
  }
}
