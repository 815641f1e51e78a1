package org.embargoledger.bench.process;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.embargoledger.stack.LocalStack;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.StackPart;

/**
 * Measures what each process uses while something runs. The client is this JVM with the tools that
 * it starts and waits for. PostgreSQL is all of its processes: their own memory, and what they
 * share once.
 */
public final class Meter {
  private static final long SAMPLE_PAUSE_MS = 500;

  /** The postmaster notices the end of its sessions a moment after the client has gone. */
  private static final long REAPING_MS = 150;

  private final LocalStack stack;
  private final long self = ProcessHandle.current().pid();

  public Meter(LocalStack stack) {
    this.stack = stack;
  }

  /** What a run returned, and what it used; nothing is known of usage outside Linux. */
  public record Measured<T>(T result, Map<Watched, Usage> usage) {}

  public <T> Measured<T> measure(Callable<T> run) throws Exception {
    if (!ProcFs.isAvailable()) {
      return new Measured<>(run.call(), Map.of());
    }
    processes().values().forEach(ProcFs::resetPeak);
    Map<Watched, Double> before = cpuSeconds();
    PeakMemory memory = new PeakMemory(this);
    Thread sampler = new Thread(() -> sample(memory), "memory-sampler");
    sampler.setDaemon(true);
    sampler.start();
    T result;
    try {
      result = run.call();
    } finally {
      sampler.interrupt();
      sampler.join();
    }
    memory.sample();
    Thread.sleep(REAPING_MS);
    Map<Watched, Double> after = cpuSeconds();
    Map<Watched, Usage> usage = new EnumMap<>(Watched.class);
    after.forEach(
        (each, seconds) ->
            usage.put(each, new Usage(seconds - before.get(each), memory.mib(each))));
    return new Measured<>(result, usage);
  }

  private static void sample(PeakMemory memory) {
    try {
      while (true) {
        memory.sample();
        Thread.sleep(SAMPLE_PAUSE_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Map<Watched, Double> cpuSeconds() {
    Map<Watched, Double> seconds = new EnumMap<>(Watched.class);
    processes().forEach((each, pid) -> seconds.put(each, ProcFs.cpuTime(pid).own()));
    ProcFs.CpuTime client = ProcFs.cpuTime(self);
    seconds.put(Watched.CLIENT, client.own() + client.ofEndedChildren());
    double sessions = sessions().mapToDouble(pid -> ProcFs.cpuTime(pid).own()).sum();
    ProcFs.CpuTime postmaster = ProcFs.cpuTime(pid(Part.POSTGRES));
    seconds.put(Watched.POSTGRES, postmaster.own() + postmaster.ofEndedChildren() + sessions);
    return seconds;
  }

  /** Who is one process: this JVM, and the parts of the stack but PostgreSQL. */
  Map<Watched, Long> processes() {
    Map<Watched, Long> pids = new EnumMap<>(Watched.class);
    for (Watched each : Watched.values()) {
      each.part()
          .filter(part -> part != Part.POSTGRES && stack.config().parts().contains(part))
          .ifPresent(part -> pids.put(each, pid(part)));
    }
    pids.put(Watched.CLIENT, self);
    return pids;
  }

  private long pid(Part part) {
    return stack
        .part(part)
        .pid()
        .orElseThrow(() -> new IllegalStateException(part.label() + " does not run"));
  }

  Stream<Long> sessions() {
    return ProcessHandle.of(pid(Part.POSTGRES)).stream()
        .flatMap(ProcessHandle::children)
        .map(ProcessHandle::pid);
  }

  /** The tools that this JVM has started, without the stack's own parts. */
  Stream<Long> tools() {
    Set<Long> parts =
        stack.parts().stream()
            .map(StackPart::pid)
            .filter(pid -> pid.isPresent())
            .map(pid -> pid.getAsLong())
            .collect(Collectors.toSet());
    return ProcessHandle.current()
        .children()
        .map(ProcessHandle::pid)
        .filter(pid -> !parts.contains(pid));
  }
}
