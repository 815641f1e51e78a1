package org.embargoledger.stack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What the operating system knows of a process, in words for people. */
public final class ProcessFacts {
  private ProcessFacts() {}

  /** Resident memory, in MiB, of one process. */
  public static Optional<String> memory(ProcessHandle process) {
    return memory(Stream.of(process));
  }

  /** As above, with its children: PostgreSQL has a process for each session. */
  public static Optional<String> memoryWithChildren(ProcessHandle process) {
    return memory(Stream.concat(Stream.of(process), process.children()));
  }

  private static Optional<String> memory(Stream<ProcessHandle> processes) {
    long kib = processes.mapToLong(each -> residentKib(each.pid())).sum();
    return kib == 0 ? Optional.empty() : Optional.of((kib / 1024) + " MiB");
  }

  public static Optional<String> uptime(ProcessHandle process) {
    return process
        .info()
        .startInstant()
        .map(start -> format(Duration.between(start, Instant.now())));
  }

  static String format(Duration time) {
    if (time.toHours() > 0) {
      return "%d h %02d min".formatted(time.toHours(), time.toMinutesPart());
    }
    return time.toMinutes() > 0
        ? "%d min %02d s".formatted(time.toMinutes(), time.toSecondsPart())
        : "%d s".formatted(Math.max(0, time.toSeconds()));
  }

  private static long residentKib(long pid) {
    Path rollup = Path.of("/proc/" + pid + "/smaps_rollup");
    Path status = Path.of("/proc/" + pid + "/status");
    // Proportional set size where it may be read: PostgreSQL's processes share most of theirs.
    return field(rollup, "Pss:").or(() -> field(status, "VmRSS:")).or(() -> fromPs(pid)).orElse(0L);
  }

  private static Optional<Long> field(Path file, String name) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(name))
          .map(line -> Long.valueOf(line.replaceAll("[^0-9]", "")))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> fromPs(long pid) {
    try {
      Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
      String text = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
      return text.matches("[0-9]+") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
