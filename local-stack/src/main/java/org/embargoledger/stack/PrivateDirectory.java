package org.embargoledger.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Directories that only their owner may enter: programs that we run lie in them, and logs. What
 * others unpack inside may then have any permissions.
 */
final class PrivateDirectory {
  private PrivateDirectory() {}

  static void create(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return; // Its owner has decided.
    }
    Files.createDirectories(directory);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
  }
}
