package org.embargoledger.stack.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.LocalStack;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.StackConfig;
import org.embargoledger.stack.StateDirectory;
import org.embargoledger.stack.StateLock;
import org.embargoledger.stack.Supervisor;
import org.embargoledger.stack.build.ServiceBuild;
import org.embargoledger.stack.demo.DemoData;
import org.embargoledger.stack.process.Leftovers;
import org.embargoledger.stack.process.PortCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "up",
    description = {
      "Builds what is stale, starts every part, loads the demo data once and stays until Ctrl-C.",
      "Data survives; Ctrl-C ends everything that was started and nothing else."
    },
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  @Mixin private StateOption state;
  @Mixin private PortOptions ports;

  @Option(names = "--fresh", description = "Remove all data of this state directory first.")
  private boolean fresh;

  @Option(names = "--detach", description = "Return when everything serves, and leave it running.")
  private boolean detach;

  @Option(names = "--no-demo", description = "Do not load the demo data.")
  private boolean withoutDemo;

  @Option(
      names = "--infrastructure-only",
      description = "Start PostgreSQL, Kafka and Keycloak only, for services run from elsewhere.")
  private boolean infrastructureOnly;

  @Override
  public Integer call() throws Exception {
    StackConfig config = config();
    LauncherLog.openIn(config.state());
    if (detach) {
      return new Detached(config.state()).run();
    }
    Signals.interrupt(Thread.currentThread());
    boolean terminal = Boolean.getBoolean("embargo.terminal");
    ConsoleProgress progress = new ConsoleProgress(System.out, terminal);
    try {
      run(config, progress);
      return 0;
    } catch (Exception | LinkageError e) {
      if (Signals.stopRequested()) {
        return Failure.INTERRUPTED.exitCode();
      }
      throw e;
    } finally {
      progress.stop();
    }
  }

  private StackConfig config() {
    StackConfig.Builder builder =
        StackConfig.builder(StateOption.project())
            .stateDirectory(state.path())
            .ports(ports.ports(System.getenv()));
    return infrastructureOnly ? builder.infrastructureOnly().build() : builder.build();
  }

  private void run(StackConfig config, ConsoleProgress progress) throws Exception {
    long begun = System.nanoTime();
    StateLock lock = prepare(config, progress);
    try (LocalStack stack = LocalStack.start(config, progress, lock)) {
      try {
        if (!withoutDemo && !infrastructureOnly) {
          DemoData.loadOnce(stack, progress);
        }
        progress.note("Ready after %.1f s".formatted((System.nanoTime() - begun) / 1e9));
        Summary.print(System.out, config, withoutDemo || infrastructureOnly);
        Detached.tellReady(config.state());
        new Supervisor(stack, progress).watch();
      } finally {
        Signals.ignore();
      }
    }
  }

  /** Everything that can fail cheaply comes before anything that takes long. */
  private StateLock prepare(StackConfig config, ConsoleProgress progress)
      throws InterruptedException {
    StateDirectory directory = config.state();
    directory.create();
    StateLock lock = StateLock.acquire(directory);
    boolean prepared = false;
    try {
      for (Part part : Leftovers.end(directory)) {
        progress.note("Ended %s, left over by a launcher that was killed.".formatted(part.label()));
      }
      if (fresh) {
        long begun = System.nanoTime();
        directory.removeData();
        directory.create();
        progress.done("Removed the data", "", Duration.ofNanos(System.nanoTime() - begun));
      }
      PortCheck.requireFree(config.ports().claims(config.parts()));
      new ServiceBuild(config, progress).buildWhatIsStale();
      prepared = true;
      return lock;
    } finally {
      if (!prepared) {
        lock.close();
      }
    }
  }
}
