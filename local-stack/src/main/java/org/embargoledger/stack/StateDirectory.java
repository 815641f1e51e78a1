package org.embargoledger.stack;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

/** Where a stack keeps its data, its logs and the traces of its processes. */
public record StateDirectory(Path root) {
  /** Enough for a first start; below that PostgreSQL and Kafka would fail in the middle of it. */
  public static final long NEEDED_BYTES = 512L * 1024 * 1024;

  public Path data() {
    return root.resolve("data");
  }

  public Path logs() {
    return root.resolve("logs");
  }

  public Path run() {
    return root.resolve("run");
  }

  public Path log(Part part) {
    return logs().resolve(part.id() + ".log");
  }

  public Path pidFile(Part part) {
    return run().resolve(part.id() + ".pid");
  }

  public Path launcherPidFile() {
    return run().resolve("launcher.pid");
  }

  public Path launcherLog() {
    return logs().resolve("launcher.log");
  }

  /** Makes the directories, and proves that they can be written. */
  public void create() {
    try {
      PrivateDirectory.create(root);
      Files.createDirectories(data());
      Files.createDirectories(logs());
      Files.createDirectories(run());
      Files.delete(Files.createTempFile(run(), "write", ".probe"));
    } catch (IOException e) {
      throw unusable("cannot be written: " + reason(e), e);
    }
    long usable = root.toFile().getUsableSpace();
    if (usable < NEEDED_BYTES) {
      throw unusable(
          "has %d MiB of disk left; a stack needs %d MiB"
              .formatted(usable >> 20, NEEDED_BYTES >> 20),
          null);
    }
  }

  /**
   * Removes data and logs; the caller has made sure that no stack runs from here. A directory that
   * no stack has written is left alone: somebody may have named the wrong one.
   */
  public void removeData() {
    try {
      if (isEmpty(data())) {
        return;
      }
      if (!Files.exists(data().resolve(Secrets.FILE))) {
        throw unusable("holds data that is not a stack's; nothing was removed", null);
      }
      deleteTree(data());
      deleteTree(logs());
    } catch (IOException e) {
      throw unusable("cannot be emptied: " + reason(e), e);
    }
  }

  private StackException unusable(String what, Throwable cause) {
    return new StackException(
        Failure.STATE_UNUSABLE,
        "The state directory %s %s. Choose another with --state-dir or EMBARGO_HOME."
            .formatted(root, what),
        cause);
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "") + " (" + e.getMessage() + ")";
  }

  private static boolean isEmpty(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return true;
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    }
  }

  private static void deleteTree(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
