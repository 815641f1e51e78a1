package org.embargoledger.stack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

  @Test
  void rate_and_time_left_count_only_what_this_run_did() {
    ProgressBar bar = new ProgressBar(out, false, "Exporting", "events", 1_000, 4_000);

    assertThat(bar.line(2_000, 10))
        .isEqualTo(
            "Exporting [############------------]  50 %  2,000 of 4,000 events  100/s  0:20 left");
  }

  @Test
  void nothing_done_yet_promises_nothing() {
    assertThat(new ProgressBar(out, false, "Verifying", "events", 0, 9).line(0, 1))
        .endsWith("0 of 9 events  0/s  ? left");
  }

  @Test
  void a_short_run_that_is_piped_prints_no_line() {
    try (ProgressBar bar = new ProgressBar(out, false, "Verifying", "events", 0, 9)) {
      bar.at(5);
    }

    assertThat(written.size()).isZero();
  }
}
