package org.embargoledger.stack.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads the lines that are added to a file, also after the file was set aside and begun anew. */
public final class LogFollower {
  private static final int MOST_BYTES_AT_ONCE = 1024 * 1024;

  private final Path file;
  private final Consumer<String> onLine;
  private long position;

  private LogFollower(Path file, Consumer<String> onLine, long position) {
    this.file = file;
    this.onLine = onLine;
    this.position = position;
  }

  public static LogFollower fromEnd(Path file, Consumer<String> onLine) throws IOException {
    return new LogFollower(file, onLine, Files.exists(file) ? Files.size(file) : 0);
  }

  /** Hands on every line that was completed since the last call. */
  public void poll() throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      if (in.length() < position) {
        position = 0;
      }
      byte[] bytes = new byte[(int) Math.min(in.length() - position, MOST_BYTES_AT_ONCE)];
      in.seek(position);
      in.readFully(bytes);
      int end = lastLineEnd(bytes);
      new String(bytes, 0, end, StandardCharsets.UTF_8).lines().forEach(onLine);
      position += end;
    }
  }

  private static int lastLineEnd(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }
}
