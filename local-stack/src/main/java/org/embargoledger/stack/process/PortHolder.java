package org.embargoledger.stack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who listens on a port, as far as the system's tools tell. */
final class PortHolder {
  private static final Pattern SS_USER = Pattern.compile("\\(\\(\"([^\"]+)\",pid=([0-9]+)");

  private PortHolder() {}

  static Optional<String> of(int port) {
    return fromSs(port).or(() -> fromLsof(port));
  }

  private static Optional<String> fromSs(int port) {
    return output("ss", "-H", "-ltnp", "sport = :" + port).flatMap(PortHolder::parseSs);
  }

  static Optional<String> parseSs(String output) {
    Matcher user = SS_USER.matcher(output);
    return user.find()
        ? Optional.of("%s (pid %s)".formatted(user.group(1), user.group(2)))
        : Optional.empty();
  }

  private static Optional<String> fromLsof(int port) {
    return output("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-Fpc")
        .flatMap(PortHolder::parseLsof);
  }

  static Optional<String> parseLsof(String output) {
    Optional<String> pid = field(output, 'p');
    Optional<String> command = field(output, 'c');
    return pid.map(id -> "%s (pid %s)".formatted(command.orElse("a process"), id));
  }

  private static Optional<String> field(String output, char name) {
    return Arrays.stream(output.split("\n"))
        .filter(line -> !line.isEmpty() && line.charAt(0) == name)
        .map(line -> line.substring(1))
        .findFirst();
  }

  private static Optional<String> output(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor(2, TimeUnit.SECONDS) ? Optional.of(text) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
