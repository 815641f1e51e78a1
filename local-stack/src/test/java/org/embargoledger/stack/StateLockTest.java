package org.embargoledger.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateLockTest {
  @TempDir Path directory;

  @Test
  void a_second_launcher_is_told_who_runs_already() {
    StateDirectory state = new StateDirectory(directory);
    state.create();
    try (StateLock held = StateLock.acquire(state)) {
      assertThat(held).isNotNull();

      assertThatExceptionOfType(StackException.class)
          .isThrownBy(() -> StateLock.acquire(state))
          .withMessageContaining("launcher pid " + ProcessHandle.current().pid())
          .extracting(StackException::failure)
          .isEqualTo(Failure.ALREADY_RUNNING);
    }
  }

  @Test
  void a_lock_that_was_given_back_can_be_taken_again() {
    StateDirectory state = new StateDirectory(directory);
    state.create();
    StateLock.acquire(state).close();

    try (StateLock again = StateLock.acquire(state)) {
      assertThat(again).isNotNull();
    }
  }
}
