package org.embargoledger.stack.build;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.StackException;

/** The Maven command: EMBARGO_MAVEN names another than the one on the PATH. */
public final class Maven {
  private Maven() {}

  public static ProcessBuilder command(Path directory, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(executable());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder;
  }

  private static String executable() {
    String named = Optional.ofNullable(System.getenv("EMBARGO_MAVEN")).orElse("mvn");
    boolean found =
        named.contains(File.separator)
            ? Files.isExecutable(Path.of(named))
            : Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, named)));
    if (!found) {
      throw new StackException(
          Failure.MAVEN_MISSING,
          "Maven (%s) was not found. Install Maven 3.8.7 or newer and put mvn on the PATH."
              .formatted(named));
    }
    return named;
  }
}
