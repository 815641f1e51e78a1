package org.embargoledger.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import org.embargoledger.stack.process.PidFile;

/**
 * Held by the launcher of a state directory for as long as it lives; the kernel gives it back even
 * after kill -9.
 */
public final class StateLock implements AutoCloseable {
  private final FileChannel channel;
  private final StateDirectory state;

  private StateLock(FileChannel channel, StateDirectory state) {
    this.channel = channel;
    this.state = state;
  }

  public static StateLock acquire(StateDirectory state) {
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              state.run().resolve("launcher.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw alreadyRunning(state);
      }
      new PidFile(state.launcherPidFile()).write(ProcessHandle.current());
      return new StateLock(channel, state);
    } catch (IOException e) {
      throw new StackException(
          Failure.STATE_UNUSABLE, "Cannot lock " + state.root() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    if (!channel.isOpen()) {
      return;
    }
    try {
      new PidFile(state.launcherPidFile()).delete();
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static StackException alreadyRunning(StateDirectory state) {
    String pid =
        new PidFile(state.launcherPidFile())
            .living()
            .map(launcher -> " (launcher pid " + launcher.pid() + ")")
            .orElse("");
    return new StackException(
        Failure.ALREADY_RUNNING,
        "A stack is already running from %s%s. `./embargo status` shows it, `./embargo down` ends it."
            .formatted(state.root(), pid));
  }
}
