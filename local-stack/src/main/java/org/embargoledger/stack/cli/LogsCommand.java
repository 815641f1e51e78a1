package org.embargoledger.stack.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.StateDirectory;
import org.embargoledger.stack.process.LogFollower;
import org.embargoledger.stack.process.LogTail;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "logs",
    description = "Prints the end of the logs of one part, or of all.",
    mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {
  private static final String LAUNCHER = "launcher";
  private static final long POLL_MILLIS = 200;

  @Mixin private StateOption option;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "PART",
      description = "postgres, kafka, keycloak, ingest, ledger, alert, gateway or launcher.")
  private String part;

  @Option(names = "-f", description = "Go on printing what is written, until Ctrl-C.")
  private boolean follow;

  @Option(
      names = "-n",
      paramLabel = "LINES",
      defaultValue = "20",
      description = "How many lines of each log to begin with. Default: ${DEFAULT-VALUE}.")
  private int lines;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<LogFollower> followers = new ArrayList<>();
    for (String name : names()) {
      Path file = file(option.state(), name);
      String prefix = part == null ? "%-9s| ".formatted(name) : "";
      LogFollower follower = LogFollower.fromEnd(file, line -> System.out.println(prefix + line));
      LogTail.of(file, Math.max(0, lines)).forEach(line -> System.out.println(prefix + line));
      followers.add(follower);
    }
    while (follow) {
      for (LogFollower follower : followers) {
        follower.poll();
      }
      Thread.sleep(POLL_MILLIS);
    }
    return 0;
  }

  private List<String> names() {
    List<String> all = Arrays.stream(Part.values()).map(Part::id).collect(Collectors.toList());
    all.add(LAUNCHER);
    if (part == null) {
      return all.stream().filter(name -> Files.exists(file(option.state(), name))).toList();
    }
    if (!all.contains(part)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "No part is named %s; there are %s".formatted(part, all));
    }
    return List.of(part);
  }

  private static Path file(StateDirectory state, String name) {
    return Part.named(name).map(state::log).orElseGet(state::launcherLog);
  }
}
