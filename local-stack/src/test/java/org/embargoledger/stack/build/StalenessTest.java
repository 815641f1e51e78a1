package org.embargoledger.stack.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StalenessTest {
  private static final String MODULE = "ledger-service";
  private static final Instant EDITED = Instant.parse("2026-01-01T10:00:00Z");
  private static final Instant BUILT = Instant.parse("2026-01-01T11:00:00Z");
  private static final Instant LATER = Instant.parse("2026-01-01T12:00:00Z");

  @TempDir Path project;

  @BeforeEach
  void aProjectThatWasEditedAndThenBuilt() throws IOException {
    write("pom.xml");
    write(MODULE + "/pom.xml");
    write(MODULE + "/src/main/java/A.java");
    write("event-model/pom.xml");
    write("event-model/src/main/java/B.java");
    try (Stream<Path> paths = Files.walk(project)) {
      for (Path path : paths.toList()) {
        date(path, EDITED);
      }
    }
    date(write(MODULE + "/target/quarkus-app/quarkus-run.jar"), BUILT);
    date(project.resolve(MODULE), EDITED);
  }

  @Test
  void a_build_newer_than_its_sources_is_fresh() {
    assertThat(isStale()).isFalse();
  }

  @Test
  void a_module_that_was_never_built_is_stale() throws IOException {
    Files.delete(Staleness.artifact(project, MODULE));

    assertThat(isStale()).isTrue();
  }

  @Test
  void an_edited_source_makes_it_stale() throws IOException {
    date(project.resolve(MODULE + "/src/main/java/A.java"), LATER);

    assertThat(isStale()).isTrue();
  }

  @Test
  void a_deleted_source_makes_it_stale() throws IOException {
    Files.delete(project.resolve(MODULE + "/src/main/java/A.java"));

    assertThat(isStale()).isTrue();
  }

  @Test
  void the_parent_pom_and_shared_modules_count() throws IOException {
    date(project.resolve("event-model/src/main/java/B.java"), LATER);
    assertThat(isStale()).isTrue();

    date(project.resolve("event-model/src/main/java/B.java"), EDITED);
    date(project.resolve("pom.xml"), LATER);
    assertThat(isStale()).isTrue();
  }

  @Test
  void a_build_that_left_the_artifact_alone_counts_by_its_stamp() throws IOException {
    date(project.resolve(MODULE + "/src/main/java/A.java"), LATER);
    date(write(MODULE + "/target/.embargo-built"), LATER.plusSeconds(1));

    assertThat(isStale()).isFalse();
  }

  private boolean isStale() {
    return new Staleness(project).isStale(MODULE);
  }

  private Path write(String name) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "");
  }

  private static void date(Path file, Instant time) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(time));
  }
}
