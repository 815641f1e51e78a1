package org.embargoledger.stack.cli;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.RunningStack;
import org.embargoledger.stack.StateDirectory;
import org.embargoledger.stack.process.HttpProbe;
import org.embargoledger.stack.process.PidFile;
import org.embargoledger.stack.process.ProcessFacts;
import org.embargoledger.stack.process.Readiness;
import org.embargoledger.stack.process.TcpProbe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "status",
    description = {
      "Lists the parts of the stack with their state, memory and uptime.",
      "Succeeds only if every part of the stack serves."
    },
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
  private static final String ROW = "%-15s %8s %6s  %-9s %9s  %s%n";

  @Mixin private StateOption option;

  @Override
  public Integer call() {
    StateDirectory state = option.state();
    Optional<Map<Part, Integer>> ports = RunningStack.ports(state);
    Optional<ProcessHandle> launcher = new PidFile(state.launcherPidFile()).living();
    System.out.printf(ROW, "PART", "PID", "PORT", "STATE", "MEMORY", "UPTIME");
    boolean allReady = launcher.isPresent() && ports.isPresent();
    for (Part part :
        ports.map(known -> List.copyOf(known.keySet())).orElse(List.of(Part.values()))) {
      allReady &= row(state, part, ports.map(known -> known.get(part)));
    }
    Optional<String> memory = launcher.flatMap(ProcessFacts::memory);
    printRow("launcher", launcher, memory, "", launcher.isPresent() ? "running" : "stopped");
    return allReady ? 0 : Failure.NOT_RUNNING.exitCode();
  }

  private static boolean row(StateDirectory state, Part part, Optional<Integer> port) {
    Optional<ProcessHandle> process = new PidFile(state.pidFile(part)).living();
    boolean ready = process.isPresent() && port.isPresent() && answers(part, port.get());
    String told = process.isEmpty() ? "stopped" : ready ? "ready" : "not ready";
    Optional<String> memory =
        process.flatMap(
            part == Part.POSTGRES ? ProcessFacts::memoryWithChildren : ProcessFacts::memory);
    printRow(part.label(), process, memory, port.map(String::valueOf).orElse(""), told);
    return ready;
  }

  private static void printRow(
      String label,
      Optional<ProcessHandle> process,
      Optional<String> memory,
      String port,
      String told) {
    System.out.printf(
        ROW,
        label,
        process.map(handle -> Long.toString(handle.pid())).orElse("-"),
        port.isEmpty() ? "-" : port,
        told,
        memory.orElse("-"),
        process.flatMap(ProcessFacts::uptime).orElse("-"));
  }

  private static boolean answers(Part part, int port) {
    String base = "http://127.0.0.1:" + port;
    Readiness probe =
        switch (part) {
          case POSTGRES, KAFKA -> new TcpProbe(port);
          case KEYCLOAK ->
              new HttpProbe(URI.create(base + "/realms/embargo/.well-known/openid-configuration"));
          case INGEST, LEDGER, ALERT, GATEWAY ->
              new HttpProbe(URI.create(base + "/q/health/ready"));
        };
    try {
      return probe.isReady();
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
