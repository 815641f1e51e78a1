package org.embargoledger.stack.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.RunningStack;
import org.embargoledger.stack.StackException;
import org.embargoledger.stack.StateDirectory;
import picocli.CommandLine.Option;

/** Which stack a command is about. */
final class StateOption {
  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      description =
          "Where the stack keeps data and logs. Default: EMBARGO_HOME, else the checkout's .embargo")
  private Path directory;

  Path path() {
    if (directory != null) {
      return directory.toAbsolutePath().normalize();
    }
    return Optional.ofNullable(System.getenv("EMBARGO_HOME"))
        .filter(home -> !home.isBlank())
        .map(Path::of)
        .orElseGet(() -> project().resolve(".embargo"))
        .toAbsolutePath()
        .normalize();
  }

  StateDirectory state() {
    return new StateDirectory(path());
  }

  /** The checkout that the launcher script lies in. */
  static Path project() {
    return Path.of(System.getProperty("embargo.project", "."));
  }

  Map<Part, Integer> runningPorts() {
    return RunningStack.ports(state())
        .orElseThrow(
            () ->
                new StackException(
                    Failure.NOT_RUNNING,
                    "No stack serves from %s. Start one with `./embargo up`.".formatted(path())));
  }
}
