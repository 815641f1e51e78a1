package org.embargoledger.stack.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.embargoledger.stack.StackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinesTest {
  @TempDir Path directory;

  @Test
  void lines_come_without_their_line_feed_and_empty_ones_count() throws IOException {
    assertThat(read("a\n\nb\r\n")).containsExactly("a", "", "b\r");
    assertThat(read("a\nb")).containsExactly("a", "b");
    assertThat(read("")).isEmpty();
  }

  @Test
  void a_line_that_is_longer_than_the_buffer_comes_whole() throws IOException {
    String one = "x".repeat(200_000);
    String exactly = "y".repeat(1 << 16);

    assertThat(read(one + "\n" + exactly + "\nz\n")).containsExactly(one, exactly, "z");
  }

  @Test
  void a_file_without_line_feeds_is_refused_in_time() {
    assertThatExceptionOfType(StackException.class)
        .isThrownBy(() -> read("x".repeat(2_000_000)))
        .withMessageContaining("line 1: longer than");
  }

  private List<String> read(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("file"), text);
    List<String> read = new ArrayList<>();
    try (Lines lines = Lines.of(file)) {
      for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
        read.add(new String(line.get(), StandardCharsets.UTF_8));
      }
    }
    return read;
  }
}
