package org.embargoledger.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Keeps log files from growing for ever: one older file is kept, set aside at a start. */
final class Logs {
  private static final long LARGE_BYTES = 20L * 1024 * 1024;

  private Logs() {}

  static void rotateIfLarge(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > LARGE_BYTES) {
      Files.move(
          log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
