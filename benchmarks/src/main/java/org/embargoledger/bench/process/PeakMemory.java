package org.embargoledger.bench.process;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the highest memory use of each process over several samples. */
final class PeakMemory {
  private static final double KIB_PER_MIB = 1024;

  private final Meter meter;
  private final Map<Watched, Long> peakKib = new EnumMap<>(Watched.class);

  /**
   * A process that is about to become a tool still shows this JVM's memory: the last word counts.
   */
  private final Map<Long, Long> lastPeakKibByTool = new HashMap<>();

  PeakMemory(Meter meter) {
    this.meter = meter;
  }

  synchronized void sample() {
    meter.processes().forEach((each, pid) -> raise(each, peak(pid)));
    meter.tools().forEach(this::sampleTool);
    raise(Watched.POSTGRES, ofPostgres());
  }

  private void sampleTool(long pid) {
    long kib = peak(pid);
    if (kib > 0) { // ended, but not waited for yet, it has no memory any more
      lastPeakKibByTool.put(pid, kib);
    }
  }

  /** Of the client: what its tools used, or this JVM where it is the client itself. */
  synchronized double mib(Watched who) {
    if (who == Watched.CLIENT && !lastPeakKibByTool.isEmpty()) {
      long tools = lastPeakKibByTool.values().stream().mapToLong(Long::longValue).sum();
      return tools / KIB_PER_MIB;
    }
    return peakKib.getOrDefault(who, 0L) / KIB_PER_MIB;
  }

  private void raise(Watched who, long kib) {
    peakKib.merge(who, kib, Math::max);
  }

  private static long peak(long pid) {
    return ProcFs.memory(pid).map(ProcFs.Memory::peakKib).orElse(0L);
  }

  private long ofPostgres() {
    List<ProcFs.Memory> all =
        meter.sessions().map(ProcFs::memory).flatMap(Optional::stream).toList();
    long own = all.stream().mapToLong(ProcFs.Memory::ownKib).sum();
    return own + all.stream().mapToLong(ProcFs.Memory::sharedKib).max().orElse(0);
  }
}
