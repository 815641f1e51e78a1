package org.embargoledger.stack.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether a module's artifact is older than what it is made from: its own main sources and pom, the
 * parent pom, and the modules that every service shares. Directories count too, so that a deleted
 * file is noticed.
 */
public final class Staleness {
  private static final List<String> SHARED_MODULES = List.of("event-model", "service-kit");
  private static final FileTime NEVER = FileTime.fromMillis(0);

  private final Path project;

  public Staleness(Path project) {
    this.project = project;
  }

  public static Path artifact(Path project, String module) {
    return project.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
  }

  /** Written after a build, because Maven leaves an artifact alone that would not change. */
  public static Path stamp(Path project, String module) {
    return project.resolve(module).resolve("target/.embargo-built");
  }

  public boolean isStale(String module) {
    Path artifact = artifact(project, module);
    if (!Files.exists(artifact)) {
      return true;
    }
    FileTime built = later(modified(artifact), modified(stamp(project, module)));
    FileTime changed = later(modified(project.resolve("pom.xml")), newestInput(module));
    for (String shared : SHARED_MODULES) {
      changed = later(changed, newestInput(shared));
    }
    return changed.compareTo(built) > 0;
  }

  private FileTime newestInput(String module) {
    Path root = project.resolve(module);
    FileTime newest = modified(root.resolve("pom.xml"));
    Path sources = root.resolve("src/main");
    if (!Files.isDirectory(sources)) {
      return newest;
    }
    try (Stream<Path> paths = Files.walk(sources)) {
      return later(newest, paths.map(Staleness::modified).reduce(NEVER, Staleness::later));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileTime later(FileTime one, FileTime other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static FileTime modified(Path file) {
    try {
      return Files.exists(file) ? Files.getLastModifiedTime(file) : NEVER;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
