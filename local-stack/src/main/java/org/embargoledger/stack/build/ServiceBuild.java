package org.embargoledger.stack.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.StackConfig;
import org.embargoledger.stack.StackException;
import org.embargoledger.stack.StackListener;
import org.embargoledger.stack.process.ToolRun;

/** Builds the service modules whose artifacts are stale, and what they depend on. */
public final class ServiceBuild {
  private static final Pattern BUILDING =
      Pattern.compile("\\[INFO\\] Building (\\S+) \\S+ .*\\[[0-9]+/[0-9]+\\]");
  private static final int SHOWN_ERRORS = 15;

  private final StackConfig config;
  private final StackListener listener;

  public ServiceBuild(StackConfig config, StackListener listener) {
    this.config = config;
    this.listener = listener;
  }

  public void buildWhatIsStale() throws InterruptedException {
    Staleness staleness = new Staleness(config.projectDirectory());
    List<String> stale =
        config.parts().stream()
            .flatMap(part -> part.module().stream())
            .filter(staleness::isStale)
            .toList();
    if (stale.isEmpty()) {
      return;
    }
    String step = "Built " + String.join(", ", stale);
    listener.started(step);
    Instant begun = Instant.now();
    try {
      run(step, stale);
      for (String module : stale) {
        recordBuilt(module, begun);
      }
    } catch (IOException e) {
      listener.failed(step);
      throw new StackException(Failure.BUILD_FAILED, "Maven cannot run: " + e.getMessage(), e);
    } catch (StackException e) {
      listener.failed(step);
      throw e;
    }
    listener.done(step, "", Duration.between(begun, Instant.now()));
  }

  private void run(String step, List<String> modules) throws IOException, InterruptedException {
    Path log = config.state().logs().resolve("build.log");
    List<String> arguments =
        List.of(
            "-B",
            "-ntp",
            "-Dquick",
            "-DskipTests",
            "package",
            "-am",
            "-pl",
            String.join(",", modules));
    List<String> errors = new ArrayList<>();
    int code =
        ToolRun.run(
            Maven.command(config.projectDirectory(), arguments),
            log,
            line -> {
              Matcher building = BUILDING.matcher(line);
              if (building.matches()) {
                listener.detail(step, building.group(1));
              }
              if (line.startsWith("[ERROR]") && errors.size() < SHOWN_ERRORS) {
                errors.add(line);
              }
            });
    if (code != 0) {
      throw new StackException(
          Failure.BUILD_FAILED,
          "The build failed. Maven's whole output is in %s%n%s"
              .formatted(log, String.join(System.lineSeparator(), errors)));
    }
    for (String module : modules) {
      if (!Files.exists(Staleness.artifact(config.projectDirectory(), module))) {
        throw new StackException(
            Failure.BUILD_FAILED,
            "The build of %s made no runnable service; see %s".formatted(module, log));
      }
    }
  }

  /** Dated at the beginning: what was edited during the build is stale afterwards. */
  private void recordBuilt(String module, Instant begun) throws IOException {
    Path stamp = Staleness.stamp(config.projectDirectory(), module);
    Files.write(stamp, new byte[0]);
    Files.setLastModifiedTime(stamp, FileTime.from(begun));
  }

  /** Fails if a service that is to run was never built. */
  public static void requireBuilt(StackConfig config) {
    for (Part part : config.parts()) {
      part.module()
          .map(module -> Staleness.artifact(config.projectDirectory(), module))
          .filter(artifact -> !Files.exists(artifact))
          .ifPresent(
              artifact -> {
                throw new StackException(
                    Failure.BUILD_FAILED, "%s is not built: %s".formatted(part.label(), artifact));
              });
    }
  }
}
