package org.embargoledger.alert.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

  private static final RetrySchedule SCHEDULE =
      new RetrySchedule(List.of(Duration.ofSeconds(5), Duration.ofMinutes(5)));

  private final Random random = new Random(7);

  @Test
  void waits_are_drawn_anew_up_to_twice_the_mean() {
    Set<Duration> drawn = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      drawn.add(SCHEDULE.wait(1, null, random).orElseThrow());
    }

    assertThat(drawn).hasSizeGreaterThan(500);
    assertThat(drawn).allMatch(wait -> !wait.isNegative() && wait.toMillis() <= 10_000);
    assertThat(drawn).anyMatch(wait -> wait.toMillis() < 1_000);
    assertThat(drawn).anyMatch(wait -> wait.toMillis() > 9_000);
  }

  @Test
  void after_the_last_wait_a_message_is_given_up() {
    assertThat(SCHEDULE.wait(2, null, random)).isPresent();
    assertThat(SCHEDULE.wait(3, null, random)).isEmpty();
  }

  @Test
  void a_receiver_may_ask_for_more_time_but_not_for_ever() {
    assertThat(SCHEDULE.wait(1, Duration.ofHours(1), random)).contains(Duration.ofHours(1));
    assertThat(SCHEDULE.wait(1, Duration.ofDays(900), random)).contains(Duration.ofDays(1));
    assertThat(SCHEDULE.wait(3, Duration.ofHours(1), random)).isEmpty();
  }

  @Test
  void retry_after_is_read_as_seconds_or_date_and_otherwise_passed_over() {
    Instant now = Instant.parse("2026-11-24T12:00:00Z");
    String later =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(now.plusSeconds(90).atOffset(ZoneOffset.UTC));

    assertThat(RetryAfter.read("120", now)).isEqualTo(Duration.ofMinutes(2));
    assertThat(RetryAfter.read(later, now)).isEqualTo(Duration.ofSeconds(90));
    assertThat(RetryAfter.read("Tue, 24 Nov 2026 11:00:00 GMT", now)).isNull();
    assertThat(RetryAfter.read("soon", now)).isNull();
    assertThat(RetryAfter.read("99999999999999999999", now)).isNull();
    assertThat(RetryAfter.read(null, now)).isNull();
  }
}
