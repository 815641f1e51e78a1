package org.embargoledger.stack.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.StackException;
import org.embargoledger.stack.StackPart;
import org.embargoledger.stack.StateDirectory;

/** A part that runs as a direct child of the launcher. */
public final class ChildProcess implements StackPart {
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

  private final Part part;
  private final Supplier<Launch> launch;
  private final Readiness readiness;
  private final Duration startLimit;
  private final Path log;
  private final PidFile pidFile;
  private final String baseUrl;
  private volatile Process process;
  private volatile boolean endingExpected;

  public ChildProcess(
      Part part,
      Supplier<Launch> launch,
      Readiness readiness,
      Duration startLimit,
      StateDirectory state,
      String baseUrl) {
    this.part = part;
    this.launch = launch;
    this.readiness = readiness;
    this.startLimit = startLimit;
    this.log = state.log(part);
    this.pidFile = new PidFile(state.pidFile(part));
    this.baseUrl = baseUrl;
  }

  @Override
  public Part part() {
    return part;
  }

  @Override
  public OptionalLong pid() {
    return isAlive() ? OptionalLong.of(process.pid()) : OptionalLong.empty();
  }

  @Override
  public boolean isAlive() {
    Process current = process;
    return current != null && current.isAlive();
  }

  @Override
  public boolean isReady() {
    try {
      return isAlive() && readiness.isReady();
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public Path logFile() {
    return log;
  }

  @Override
  public synchronized void start() {
    if (isAlive()) {
      return;
    }
    try {
      endingExpected = false;
      Logs.rotateIfLarge(log);
      process = launch.get().startDetached(log);
      pidFile.write(process.toHandle());
    } catch (IOException e) {
      throw new StackException(
          Failure.PART_FAILED, part.label() + " cannot be started: " + e.getMessage(), e);
    }
  }

  @Override
  public void awaitReady() throws InterruptedException {
    new Waiting(part, startLimit, log).until(this::isReady, this::isAlive, this::exitCode);
    // Only now the executable is final; at the start it may have been the session wrapper still.
    Process current = process;
    if (current.isAlive()) {
      pidFile.write(current.toHandle());
    }
  }

  @Override
  public synchronized void stop() {
    endingExpected = true;
    if (process != null) {
      Ending.end(process.toHandle(), STOP_PATIENCE);
    }
    pidFile.delete();
  }

  @Override
  public synchronized void kill() {
    endingExpected = true;
    if (process != null) {
      Ending.kill(process.toHandle());
    }
    pidFile.delete();
  }

  @Override
  public boolean diedUnexpectedly() {
    return process != null && !endingExpected && !process.isAlive();
  }

  @Override
  public OptionalInt exitCode() {
    Process current = process;
    return current == null || current.isAlive()
        ? OptionalInt.empty()
        : OptionalInt.of(current.exitValue());
  }

  @Override
  public Optional<String> baseUrl() {
    return Optional.ofNullable(baseUrl);
  }
}
