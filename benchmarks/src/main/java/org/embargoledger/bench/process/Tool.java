package org.embargoledger.bench.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.embargoledger.bench.BenchException;
import org.embargoledger.stack.process.ToolRun;

/** An external program that makes load. */
public enum Tool {
  WRK("wrk", "apt-get install -y wrk (macOS: brew install wrk)"),
  PGBENCH("pgbench", "apt-get install -y postgresql (macOS: brew install postgresql)");

  private final String program;
  private final String installation;

  Tool(String program, String installation) {
    this.program = program;
    this.installation = installation;
  }

  /** The program with its arguments; fails, and says how to get it, if it is not on the PATH. */
  public ProcessBuilder command(List<String> arguments) {
    require();
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }

  public void require() {
    boolean found =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    if (!found) {
      throw new BenchException("%s was not found. Install it: %s".formatted(program, installation));
    }
  }

  /** The lines that the program said. An interrupt ends it; an exit code but 0 is a failure. */
  public static List<String> run(ProcessBuilder command, Path log)
      throws IOException, InterruptedException {
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    int code = ToolRun.run(command, log, lines::add);
    if (code != 0) {
      throw new BenchException(
          "%s ended with %d:%n%s"
              .formatted(command.command().get(0), code, String.join("\n", lines)));
    }
    return List.copyOf(lines);
  }
}
