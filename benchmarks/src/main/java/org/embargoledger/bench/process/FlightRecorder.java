package org.embargoledger.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Records with the JDK's Flight Recorder what another JVM does while something runs. */
public final class FlightRecorder {
  private static final String NAME = "embargo-bench";

  private final Path jcmd;
  private final long pid;
  private final Path scratch;

  public FlightRecorder(Path javaExecutable, long pid, Path scratch) {
    this.jcmd = javaExecutable.resolveSibling("jcmd");
    this.pid = pid;
    this.scratch = scratch;
  }

  /** Only a JDK can; a mere runtime environment has no jcmd. */
  public boolean isAvailable() {
    return Files.isExecutable(jcmd);
  }

  /** The recording, which the caller deletes. */
  public Path record(Callable<?> work) throws Exception {
    Path recording = scratch.resolve("profile.jfr");
    ask("JFR.start", "name=" + NAME, "settings=profile");
    try {
      work.call();
    } finally {
      ask("JFR.stop", "name=" + NAME, "filename=" + recording);
    }
    return recording;
  }

  private void ask(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(jcmd.toString(), Long.toString(pid));
    for (String word : command) {
      builder.command().add(word);
    }
    Tool.run(builder, scratch.resolve("jcmd.log"));
  }
}
