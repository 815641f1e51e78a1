package org.embargoledger.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Linux tells of a process under /proc; elsewhere nothing. */
final class ProcFs {
  /** USER_HZ, which the kernel's interface fixes at 100 on all platforms that we run on. */
  private static final double TICKS_PER_SECOND = 100;

  private static final int UTIME = 11;
  private static final int STIME = 12;
  private static final int CUTIME = 13;
  private static final int CSTIME = 14;

  private ProcFs() {}

  static boolean isAvailable() {
    return Files.isReadable(Path.of("/proc/self/stat"));
  }

  /** User and system time of a process, and of its children that have ended and been waited for. */
  record CpuTime(double own, double ofEndedChildren) {
    static final CpuTime NONE = new CpuTime(0, 0);
  }

  static CpuTime cpuTime(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      // The name, in parentheses, may contain blanks; the state follows it as field 3.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return new CpuTime(seconds(fields, UTIME, STIME), seconds(fields, CUTIME, CSTIME));
    } catch (IOException e) {
      return CpuTime.NONE;
    }
  }

  private static double seconds(String[] fields, int one, int other) {
    return (Long.parseLong(fields[one]) + Long.parseLong(fields[other])) / TICKS_PER_SECOND;
  }

  /** Memory of a process in KiB: its peak (VmHWM), and what it has to itself and shares now. */
  record Memory(long peakKib, long ownKib, long sharedKib) {}

  static Optional<Memory> memory(long pid) {
    try {
      Map<String, Long> values = new HashMap<>();
      List<String> lines = Files.readAllLines(Path.of("/proc/" + pid + "/status"));
      for (String line : lines) {
        if (line.startsWith("VmHWM:") || line.startsWith("Rss")) {
          String[] parts = line.split("\\s+");
          values.put(parts[0], Long.valueOf(parts[1]));
        }
      }
      return Optional.of(
          new Memory(
              values.getOrDefault("VmHWM:", 0L),
              values.getOrDefault("RssAnon:", 0L),
              values.getOrDefault("RssShmem:", 0L)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Makes VmHWM start anew from what the process uses now. */
  static void resetPeak(long pid) {
    try {
      Files.writeString(Path.of("/proc/" + pid + "/clear_refs"), "5");
    } catch (IOException e) {
      // Of another user or ended: its peak is that of its whole life.
    }
  }
}
