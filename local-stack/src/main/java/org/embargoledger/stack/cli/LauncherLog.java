package org.embargoledger.stack.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.embargoledger.stack.StateDirectory;
import org.slf4j.LoggerFactory;

/** Where the launcher's own log goes. Must be named before anything logs. */
final class LauncherLog {
  private static final String PROPERTY = "embargo.launcher.log";

  private LauncherLog() {}

  static void openIn(StateDirectory state) {
    System.setProperty(PROPERTY, state.launcherLog().toString());
    System.setProperty("log4j2.configurationFile", "launcher-log4j2.xml");
    // Log4j sets itself up at the first logger, and cannot bear an interrupt while it does.
    LoggerFactory.getLogger(LauncherLog.class);
  }

  /** False also where the state directory is absent or cannot be written: then nothing is kept. */
  static boolean isWritable() {
    return System.getProperty(PROPERTY) != null && Files.isWritable(file().getParent());
  }

  static Path file() {
    return Path.of(System.getProperty(PROPERTY, "launcher.log"));
  }
}
