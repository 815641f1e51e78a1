package org.embargoledger.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsTest {
  @TempDir Path directory;

  @Test
  void the_tail_is_the_last_lines() throws IOException {
    Path log = Files.writeString(directory.resolve("a.log"), "one\ntwo\nthree\n");

    assertThat(LogTail.of(log, 2)).containsExactly("two", "three");
    assertThat(LogTail.of(directory.resolve("absent.log"), 2)).isEmpty();
  }

  @Test
  void a_follower_hands_on_whole_lines_only() throws IOException {
    Path log = Files.writeString(directory.resolve("a.log"), "old\n");
    List<String> lines = new ArrayList<>();
    LogFollower follower = LogFollower.fromEnd(log, lines::add);

    Files.writeString(log, "new\nhal", StandardOpenOption.APPEND);
    follower.poll();
    assertThat(lines).containsExactly("new");

    Files.writeString(log, "f\n", StandardOpenOption.APPEND);
    follower.poll();
    assertThat(lines).containsExactly("new", "half");
  }

  @Test
  void a_follower_goes_on_when_the_file_was_begun_anew() throws IOException {
    Path log = Files.writeString(directory.resolve("a.log"), "a long first line\n");
    List<String> lines = new ArrayList<>();
    LogFollower follower = LogFollower.fromEnd(log, lines::add);

    Files.writeString(log, "anew\n");
    follower.poll();

    assertThat(lines).containsExactly("anew");
  }

  @Test
  void a_part_that_ran_out_of_disk_is_told_as_such() throws IOException {
    Path log =
        Files.writeString(directory.resolve("a.log"), "PANIC: write: No space left on device\n");

    assertThat(Waiting.describe(Part.POSTGRES, "ended", log))
        .hasMessageContaining("The disk is full")
        .extracting("failure")
        .isEqualTo(Failure.STATE_UNUSABLE);
  }
}
