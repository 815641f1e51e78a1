package org.embargoledger.alert.delivery.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a message is tried again. Waits are drawn anew each time (full jitter), so that what failed
 * together is not tried together.
 */
record RetrySchedule(List<Duration> delays) {

  static final Duration ASKED_MAX = Duration.ofDays(1);

  /**
   * How long to wait after so many attempts that failed; empty when it is to be given up.
   *
   * @param asked how long the receiver asked to be left alone; null if it did not
   */
  Optional<Duration> wait(int failedAttempts, Duration asked, RandomGenerator random) {
    if (failedAttempts > delays.size()) {
      return Optional.empty();
    }
    Duration drawn = upTo(delays.get(failedAttempts - 1).multipliedBy(2), random);
    return Optional.of(asked == null ? drawn : longer(drawn, shorter(asked, ASKED_MAX)));
  }

  static Duration upTo(Duration max, RandomGenerator random) {
    return Duration.ofMillis(random.nextLong(max.toMillis() + 1));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
