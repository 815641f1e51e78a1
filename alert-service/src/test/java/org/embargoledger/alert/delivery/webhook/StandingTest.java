package org.embargoledger.alert.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StandingTest {

  private static final Standing.Rules RULES =
      new Standing.Rules(3, Duration.ofSeconds(10), Duration.ofMinutes(30), Duration.ofDays(5));
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final Random random = new Random(7);

  private static Attempt attempt(Instant at, Outcome outcome) {
    return new Attempt(at, Duration.ZERO, outcome, null, null, "answered 500", null);
  }

  private Standing failing(int times, Duration apart) {
    Standing standing = Standing.WELL;
    for (int i = 0; i < times; i++) {
      standing =
          standing.after(
              attempt(NOON.plus(apart.multipliedBy(i)), Outcome.REJECTED), RULES, random);
    }
    return standing;
  }

  @Test
  void a_few_failures_do_not_pause_it() {
    Standing standing = failing(2, Duration.ofSeconds(1));

    assertThat(standing.isPaused(RULES)).isFalse();
    assertThat(standing.failingSince()).isEqualTo(NOON);
    assertThat(standing.pausedUntil()).isNull();
  }

  @Test
  void more_failures_pause_it_longer_and_longer_up_to_a_limit() {
    assertThat(Duration.between(NOON, failing(3, Duration.ZERO).pausedUntil()))
        .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
    assertThat(Duration.between(NOON, failing(6, Duration.ZERO).pausedUntil()))
        .isBetween(Duration.ofSeconds(40), Duration.ofSeconds(80));
    assertThat(Duration.between(NOON, failing(500, Duration.ZERO).pausedUntil()))
        .isBetween(Duration.ofMinutes(15), Duration.ofMinutes(30));
  }

  @Test
  void one_success_and_everything_flows_again() {
    Standing standing =
        failing(20, Duration.ZERO).after(attempt(NOON, Outcome.DELIVERED), RULES, random);

    assertThat(standing).isEqualTo(Standing.WELL);
  }

  @Test
  void a_day_of_failures_does_not_disable_it_and_a_week_does() {
    Standing day = failing(24, Duration.ofHours(1));
    Standing week = failing(7, Duration.ofDays(1));

    assertThat(day.giveUp(attempt(NOON.plus(Duration.ofDays(1)), Outcome.REJECTED), RULES))
        .isEmpty();
    assertThat(week.giveUp(attempt(NOON.plus(Duration.ofDays(6)), Outcome.REJECTED), RULES))
        .hasValueSatisfying(
            note ->
                assertThat(note)
                    .isEqualTo(
                        "every attempt since 2026-11-24T12:00:00Z has failed, 7 in a row; the last:"
                            + " answered 500"));
  }

  @Test
  void a_receiver_that_is_gone_disables_it_at_once() {
    assertThat(failing(1, Duration.ZERO).giveUp(attempt(NOON, Outcome.GONE), RULES))
        .contains("the receiver answered 410: gone");
  }
}
