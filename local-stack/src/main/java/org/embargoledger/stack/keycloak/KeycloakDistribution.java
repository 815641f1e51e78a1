package org.embargoledger.stack.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.StackConfig;
import org.embargoledger.stack.StackException;
import org.embargoledger.stack.StackListener;
import org.embargoledger.stack.Versions;
import org.embargoledger.stack.build.Maven;
import org.embargoledger.stack.process.ToolRun;

/**
 * Keycloak, fetched, unpacked and built for PostgreSQL once per user and version. Nothing writes
 * here afterwards, so any number of stacks may run from it.
 */
public final class KeycloakDistribution {
  private static final Object ONE_AT_A_TIME = new Object();
  private static final String STEP = "Keycloak " + Versions.keycloak() + " prepared";

  private final StackConfig config;
  private final StackListener listener;
  private final Path home;

  public KeycloakDistribution(StackConfig config, StackListener listener) {
    this.config = config;
    this.listener = listener;
    this.home = config.cacheDirectory().resolve("keycloak-" + Versions.keycloak());
  }

  public Path home() {
    return home;
  }

  /** Returns at once when the distribution is there; otherwise fetches and builds it. */
  public void prepare() throws InterruptedException {
    if (Files.exists(readyMarker())) {
      return;
    }
    synchronized (ONE_AT_A_TIME) {
      try {
        Files.createDirectories(config.cacheDirectory());
        prepareLocked();
      } catch (IOException e) {
        throw new StackException(
            Failure.STATE_UNUSABLE,
            "Keycloak cannot be unpacked to %s: %s".formatted(home, e.getMessage()),
            e);
      }
    }
  }

  private void prepareLocked() throws IOException, InterruptedException {
    Path lockFile = config.cacheDirectory().resolve("keycloak.lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (!lock.isValid() || Files.exists(readyMarker())) {
        return;
      }
      long begun = System.nanoTime();
      listener.started(STEP);
      try {
        Unpacked.removeTree(home);
        Path zip = fetch();
        listener.detail(STEP, "unpacking");
        Unpacked.unzip(zip, config.cacheDirectory());
        Files.delete(zip);
        build();
        Files.createFile(readyMarker());
      } catch (IOException | RuntimeException | InterruptedException e) {
        listener.failed(STEP);
        throw e;
      }
      listener.done(STEP, "in " + home, Duration.ofNanos(System.nanoTime() - begun));
    }
  }

  private Path fetch() throws IOException, InterruptedException {
    String artifact = "org.keycloak:keycloak-quarkus-dist:%s:zip".formatted(Versions.keycloak());
    Path log = config.state().logs().resolve("keycloak-fetch.log");
    Path downloads = config.cacheDirectory().resolve("downloads");
    listener.detail(STEP, "fetching from Maven");
    int code =
        ToolRun.run(
            Maven.command(
                config.projectDirectory(),
                List.of(
                    "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy",
                    "-N",
                    "-Dartifact=" + artifact,
                    "-DoutputDirectory=" + downloads)),
            log,
            this::tellProgress);
    Path zip = downloads.resolve("keycloak-quarkus-dist-%s.zip".formatted(Versions.keycloak()));
    if (code != 0 || !Files.exists(zip)) {
      throw new StackException(
          Failure.FETCH_FAILED,
          "%s cannot be fetched. Maven's output is in %s".formatted(artifact, log));
    }
    return zip;
  }

  private void tellProgress(String line) {
    if (line.startsWith("Progress (1): ")) {
      listener.detail(STEP, "fetching " + line.substring("Progress (1): ".length()));
    }
  }

  private void build() throws IOException, InterruptedException {
    listener.detail(STEP, "building for PostgreSQL, once");
    List<String> command = new ArrayList<>(KeycloakCommand.java(config, home, home));
    command.addAll(List.of("build", "--db=postgres", "--health-enabled=true", "--cache=local"));
    Path log = config.state().logs().resolve("keycloak-build.log");
    int code = ToolRun.run(new ProcessBuilder(command).directory(home.toFile()), log, line -> {});
    if (code != 0) {
      throw new StackException(
          Failure.PART_FAILED, "Keycloak cannot be built. Its output is in " + log);
    }
  }

  private Path readyMarker() {
    return home.resolve(".embargo-ready");
  }

  /** A home for one stack: the distribution's files by link, data of its own. */
  public Path homeFor(Path directory) {
    try {
      Files.createDirectories(directory.resolve("data"));
      for (String name : List.of("lib", "providers", "conf", "themes")) {
        Path link = directory.resolve(name);
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, home.resolve(name));
      }
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
