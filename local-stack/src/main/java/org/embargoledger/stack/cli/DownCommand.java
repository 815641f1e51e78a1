package org.embargoledger.stack.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.StateDirectory;
import org.embargoledger.stack.process.Ending;
import org.embargoledger.stack.process.Leftovers;
import org.embargoledger.stack.process.PidFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "down",
    description = {
      "Ends a running stack in order. Its data stays.",
      "Also ends what a launcher that was killed has left behind. Success if nothing ran."
    },
    mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
  /** Long enough for every part's own patience. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Mixin private StateOption option;

  @Override
  public Integer call() {
    StateDirectory state = option.state();
    LauncherLog.openIn(state);
    Optional<ProcessHandle> launcher = new PidFile(state.launcherPidFile()).living();
    launcher.ifPresent(process -> Ending.end(process, PATIENCE));
    List<Part> leftovers = Leftovers.end(state);
    if (launcher.isEmpty() && leftovers.isEmpty()) {
      System.out.println("Nothing was running from " + state.root() + ".");
    }
    launcher.ifPresent(
        process -> System.out.println("Stopped. The data stays in " + state.root() + "."));
    for (Part part : leftovers) {
      System.out.println("Ended " + part.label() + ", left over by a launcher that was killed.");
    }
    return 0;
  }
}
