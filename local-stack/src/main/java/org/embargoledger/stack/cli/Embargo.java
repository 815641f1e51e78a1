package org.embargoledger.stack.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.Versions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line of Embargo Ledger. */
@Command(
    name = "embargo",
    description = "Runs Embargo Ledger on this machine: every part a local process, no containers.",
    mixinStandardHelpOptions = true,
    versionProvider = Embargo.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      TokenCommand.class,
      SqlUrlCommand.class,
      SubmitCommand.class,
      VerifyCommand.class,
      ExportLogCommand.class,
      FindingsCommand.class,
      RebuildCommand.class,
      TestCommand.class,
      BuildCommand.class
    })
public final class Embargo implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "Embargo Ledger " + Versions.embargo(),
        "PostgreSQL %s, Kafka %s, Keycloak %s"
            .formatted(Versions.postgresql(), Versions.kafka(), Versions.keycloak())
      };
    }
  }

  public static void main(String[] args) {
    System.setOut(utf8(FileDescriptor.out));
    System.setErr(utf8(FileDescriptor.err));
    int code = commandLine().execute(args);
    System.out.flush();
    System.exit(code);
  }

  static CommandLine commandLine() {
    CommandLine commandLine =
        new CommandLine(new Embargo())
            .setOut(writer(System.out))
            .setErr(writer(System.err))
            .setParameterExceptionHandler(Embargo::explainWrongUse)
            .setExecutionExceptionHandler(new FailureHandler());
    Map<String, String> exitCodes = new LinkedHashMap<>();
    exitCodes.put("0", "success");
    exitCodes.put("2", "the command line is wrong");
    Arrays.stream(Failure.values())
        .forEach(failure -> exitCodes.put("" + failure.exitCode(), failure.meaning()));
    for (CommandLine each : everyCommand(commandLine)) {
      each.getCommandSpec().usageMessage().exitCodeListHeading("%nExit codes:%n");
      each.getCommandSpec().usageMessage().exitCodeList(exitCodes);
      each.getCommandSpec().usageMessage().width(100);
    }
    return commandLine;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static int explainWrongUse(CommandLine.ParameterException wrong, String[] args) {
    CommandLine command = wrong.getCommandLine();
    command
        .getErr()
        .printf(
            "%s%nSee `%s --help`.%n", wrong.getMessage(), command.getCommandSpec().qualifiedName());
    return CommandLine.ExitCode.USAGE;
  }

  private static List<CommandLine> everyCommand(CommandLine root) {
    List<CommandLine> all = new ArrayList<>(root.getSubcommands().values());
    all.add(root);
    return all;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
