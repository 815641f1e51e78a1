package org.embargoledger.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {
  @TempDir Path directory;

  @Test
  void a_directory_that_cannot_be_made_is_a_clear_failure() throws IOException {
    Path file = Files.createFile(directory.resolve("a-file"));

    assertThatExceptionOfType(StackException.class)
        .isThrownBy(() -> new StateDirectory(file.resolve("state")).create())
        .withMessageContaining("cannot be written")
        .withMessageContaining("--state-dir")
        .extracting(StackException::failure)
        .isEqualTo(Failure.STATE_UNUSABLE);
  }

  @Test
  void removing_the_data_leaves_what_links_point_to() throws IOException {
    Path precious = Files.createDirectories(directory.resolve("cache"));
    Files.createFile(precious.resolve("kept"));
    StateDirectory state = new StateDirectory(directory.resolve("state"));
    state.create();
    Secrets.in(state).password("any");
    Files.createSymbolicLink(state.data().resolve("lib"), precious);

    state.removeData();

    assertThat(state.data()).doesNotExist();
    assertThat(precious.resolve("kept")).exists();
  }

  @Test
  void data_that_is_not_a_stacks_is_never_removed() throws IOException {
    Path precious = Files.createDirectories(directory.resolve("data")).resolve("thesis.txt");
    Files.createFile(precious);

    assertThatExceptionOfType(StackException.class)
        .isThrownBy(() -> new StateDirectory(directory).removeData())
        .withMessageContaining("nothing was removed");
    assertThat(precious).exists();
  }

  @Test
  void a_password_is_made_up_once_and_readable_by_its_owner_only() throws IOException {
    StateDirectory state = new StateDirectory(directory);
    state.create();

    String first = Secrets.in(state).password("ledger_app");

    assertThat(Secrets.in(state).password("ledger_app")).isEqualTo(first);
    assertThat(Files.getPosixFilePermissions(state.data().resolve("secrets.properties")))
        .extracting(Enum::name)
        .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
  }
}
