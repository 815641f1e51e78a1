package org.embargoledger.stack.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.embargoledger.stack.StateDirectory;

/**
 * A launcher in the background: the same command again, without --detach, read along till ready.
 */
final class Detached {
  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final long POLL_MILLIS = 100;

  private final StateDirectory state;

  Detached(StateDirectory state) {
    this.state = state;
  }

  /** Called by the launcher in the background when everything serves. */
  static void tellReady(StateDirectory state) throws IOException {
    Files.write(readyMarker(state), new byte[0]);
  }

  /** Zero once everything serves, else the exit code of the launcher. */
  int run() throws IOException, InterruptedException {
    state.create();
    Files.deleteIfExists(readyMarker(state));
    Path output = state.run().resolve("up-%d.log".formatted(ProcessHandle.current().pid()));
    Process launcher =
        new ProcessBuilder(command())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try (InputStream in = Files.newInputStream(output)) {
      while (launcher.isAlive() && !Files.exists(readyMarker(state))) {
        in.transferTo(System.out);
        Thread.sleep(POLL_MILLIS);
      }
      in.transferTo(System.out);
    } catch (InterruptedException e) {
      launcher.destroy();
      throw e;
    }
    if (!launcher.isAlive()) {
      return launcher.exitValue();
    }
    System.out.printf("%n  Runs in the background; %s down ends it.%n", Invocation.script());
    return 0;
  }

  private static List<String> command() {
    ProcessHandle.Info self = ProcessHandle.current().info();
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      command.add(SETSID.toString());
    }
    command.add(self.command().orElseThrow());
    Arrays.stream(self.arguments().orElseThrow())
        .filter(argument -> !argument.equals("--detach"))
        .map(argument -> argument.replace("-Dembargo.terminal=true", "-Dembargo.terminal=false"))
        .forEach(command::add);
    return command;
  }

  private static Path readyMarker(StateDirectory state) {
    return state.run().resolve("ready");
  }
}
