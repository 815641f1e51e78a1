package org.embargoledger.stack.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.StackException;
import org.embargoledger.stack.build.Staleness;
import org.embargoledger.stack.demo.DemoData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "findings",
    description = {
      "Tells what the detectors find in a table of facts, year by year, as Markdown.",
      "Each fact is taken as recorded on the day its source was published. Nothing needs to run.",
      "Without --facts the demo data is read; that gives docs/findings.md."
    },
    mixinStandardHelpOptions = true)
final class FindingsCommand implements Callable<Integer> {
  private static final String MODULE = "alert-service";
  private static final String MAIN = "org.embargoledger.alert.findings.FindingsMain";

  @Option(
      names = "--facts",
      paramLabel = "FILE",
      description = "Facts in the form of the demo data, one JSON object a line.")
  private Path facts;

  @Option(names = "--until", paramLabel = "DAY", description = "The last day to look at.")
  private LocalDate until;

  @Option(names = "--out", paramLabel = "FILE", description = "Where to write, instead of here.")
  private Path out;

  @Override
  public Integer call() throws InterruptedException {
    Path application = Staleness.artifact(StateOption.project(), MODULE).getParent();
    if (!Files.isDirectory(application.resolve("lib/main"))) {
      throw new StackException(
          Failure.BUILD_FAILED, MODULE + " is not built; run ./embargo build first");
    }
    byte[] input = input();
    try {
      Process process = process(application).start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(input);
      }
      int code = process.waitFor();
      if (code != 0) {
        throw new StackException(Failure.FILE_UNUSABLE, "These facts cannot be read; see above");
      }
      return 0;
    } catch (IOException e) {
      throw new StackException(Failure.INTERNAL, "The detectors cannot run: " + e.getMessage(), e);
    }
  }

  private ProcessBuilder process(Path application) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    command.add("-cp");
    command.add(
        Stream.of("app", "lib/main", "lib/boot")
            .map(folder -> application.resolve(folder).resolve("*").toString())
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(MAIN);
    if (until != null) {
      command.add(until.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    return out == null
        ? builder.redirectOutput(ProcessBuilder.Redirect.INHERIT)
        : builder.redirectOutput(out.toFile());
  }

  private byte[] input() {
    if (facts == null) {
      List<String> lines = DemoData.lines().orElse(List.of());
      return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }
    try (InputStream in = Files.newInputStream(facts)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new StackException(Failure.FILE_UNUSABLE, facts + " cannot be read", e);
    }
  }
}
