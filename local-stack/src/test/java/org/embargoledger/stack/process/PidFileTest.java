package org.embargoledger.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.StateDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
  @TempDir Path directory;
  private Process process;

  @BeforeEach
  void startAProcess() throws IOException {
    process = new ProcessBuilder("sleep", "60").start();
  }

  @AfterEach
  void endIt() {
    process.destroyForcibly();
  }

  @Test
  void a_written_process_is_found_again() {
    PidFile file = new PidFile(directory.resolve("ingest.pid"));
    file.write(process.toHandle());

    assertThat(file.living()).hasValue(process.toHandle());
  }

  @Test
  void an_ended_process_is_not_found() throws InterruptedException {
    PidFile file = new PidFile(directory.resolve("ingest.pid"));
    file.write(process.toHandle());
    process.destroyForcibly().waitFor();

    assertThat(file.living()).isEmpty();
  }

  @Test
  void a_stranger_that_got_the_same_pid_later_is_not_taken_for_ours() throws IOException {
    Path trace = directory.resolve("ingest.pid");
    Files.writeString(
        trace,
        "pid=%d\nstarted=%s\n"
            .formatted(
                process.pid(), Instant.now().minusSeconds(3600).toString().replace(":", "\\:")));

    assertThat(new PidFile(trace).living()).isEmpty();
  }

  @Test
  void a_process_of_another_executable_is_not_taken_for_ours() throws IOException {
    Path trace = directory.resolve("ingest.pid");
    new PidFile(trace).write(process.toHandle());
    Files.writeString(
        trace, Files.readString(trace).replaceFirst("command=.*", "command=/usr/bin/other"));

    assertThat(new PidFile(trace).living()).isEmpty();
  }

  @Test
  void a_damaged_trace_names_nobody() throws IOException {
    Path trace = Files.writeString(directory.resolve("ingest.pid"), "pid=x\n");

    assertThat(new PidFile(trace).living()).isEmpty();
  }

  @Test
  void leftovers_are_ended_and_their_traces_removed() {
    StateDirectory state = new StateDirectory(directory);
    state.create();
    new PidFile(state.pidFile(Part.LEDGER)).write(process.toHandle());

    assertThat(Leftovers.end(state)).containsExactly(Part.LEDGER);
    assertThat(process.isAlive()).isFalse();
    assertThat(state.pidFile(Part.LEDGER)).doesNotExist();
  }
}
