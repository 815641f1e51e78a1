package org.embargoledger.stack.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a log file, read from its end. */
public final class LogTail {
  private static final int LONGEST_BYTES = 512 * 1024;

  private LogTail() {}

  public static List<String> of(Path file, int lines) {
    if (!Files.isReadable(file)) {
      return List.of();
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      int size = (int) Math.min(in.length(), LONGEST_BYTES);
      byte[] bytes = new byte[size];
      in.seek(in.length() - size);
      in.readFully(bytes);
      List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException e) {
      return List.of("(cannot read " + file + ": " + e.getMessage() + ")");
    }
  }
}
