package org.embargoledger.stack.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a process is started. */
public record Launch(List<String> command, Map<String, String> environment, Path directory) {
  static final Path SETSID = Path.of("/usr/bin/setsid");

  public Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /**
   * Starts the process in a session of its own: Ctrl-C in the terminal reaches the launcher only,
   * which then ends its children in order.
   */
  Process startDetached(Path log) throws IOException {
    List<String> full = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      full.add(SETSID.toString());
    }
    full.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(full).directory(directory.toFile());
    builder.environment().keySet().removeIf(Launch::configuresSomethingElse);
    builder.environment().putAll(environment);
    builder.redirectInput(new File("/dev/null"));
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return builder.start();
  }

  /** What the shell happens to export must not reconfigure the parts. */
  private static boolean configuresSomethingElse(String name) {
    return name.startsWith("QUARKUS_")
        || name.startsWith("KC_")
        || name.startsWith("KAFKA_")
        || name.equals("JAVA_TOOL_OPTIONS")
        || name.equals("JDK_JAVA_OPTIONS");
  }
}
