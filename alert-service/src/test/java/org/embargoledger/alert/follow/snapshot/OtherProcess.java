package org.embargoledger.alert.follow.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.embargoledger.alert.Detectors;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Watch;
import org.embargoledger.alert.support.SpreadHistory;
import org.embargoledger.model.event.Event;

/** Folds a history in a JVM of its own and writes the state and its fingerprint into files. */
final class OtherProcess {

  private OtherProcess() {}

  public static void main(String[] arguments) throws IOException {
    Watch watch = Detectors.standard();
    for (Event event :
        SpreadHistory.of(Long.parseLong(arguments[0]), Integer.parseInt(arguments[1]))) {
      watch = watch.fold(event).state();
    }
    Files.write(Path.of(arguments[2]), States.bytes(watch));
    Files.writeString(
        Path.of(arguments[3]),
        Fingerprint.of(Rules.shipped(), Detectors.rules()).orElse("unknown"));
  }

  static void run(long seed, int events, Path state, Path fingerprint)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    classPath(),
                    OtherProcess.class.getName(),
                    Long.toString(seed),
                    Integer.toString(events),
                    state.toString(),
                    fingerprint.toString()))
            .inheritIO()
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("the other process ended with " + process.exitValue());
    }
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
