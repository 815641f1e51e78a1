package org.embargoledger.stack.process;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * The trace of a process on disk. Process ids are reused, so a trace names the start time and the
 * executable too: a process that differs in one of them is a stranger and is never touched.
 */
public final class PidFile {
  /** The kernel tells start times relative to a boot time that clock corrections move a little. */
  private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

  private final Path file;

  public PidFile(Path file) {
    this.file = file;
  }

  public void write(ProcessHandle process) {
    Properties trace = new Properties();
    trace.setProperty("pid", Long.toString(process.pid()));
    process
        .info()
        .startInstant()
        .ifPresent(start -> trace.setProperty("started", start.toString()));
    // A process that still is the wrapper of its launch will become another executable.
    process
        .info()
        .command()
        .filter(command -> !command.equals(Launch.SETSID.toString()))
        .ifPresent(command -> trace.setProperty("command", command));
    try {
      Path draft = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".tmp");
      try (Writer out = Files.newBufferedWriter(draft)) {
        trace.store(out, null);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process that was written here, if it still runs and is the same one. */
  public Optional<ProcessHandle> living() {
    Properties trace = read();
    String pid = trace.getProperty("pid");
    if (pid == null || !pid.matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(pid))
        .filter(ProcessHandle::isAlive)
        .filter(process -> sameStart(process, trace) && sameCommand(process, trace));
  }

  public void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Properties read() {
    Properties trace = new Properties();
    if (Files.exists(file)) {
      try (Reader in = Files.newBufferedReader(file)) {
        trace.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return trace;
  }

  private static boolean sameStart(ProcessHandle process, Properties trace) {
    String written = trace.getProperty("started");
    Optional<Instant> started = process.info().startInstant();
    return written != null
        && started.isPresent()
        && Duration.between(Instant.parse(written), started.get()).abs().compareTo(START_TOLERANCE)
            <= 0;
  }

  private static boolean sameCommand(ProcessHandle process, Properties trace) {
    String written = trace.getProperty("command");
    return written == null || process.info().command().map(written::equals).orElse(false);
  }
}
