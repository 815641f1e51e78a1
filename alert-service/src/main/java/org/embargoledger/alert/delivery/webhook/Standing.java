package org.embargoledger.alert.delivery.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How a webhook goes. After several failures in a row it is paused: one message at a time is tried,
 * with pauses that grow, so that a receiver that is down is not beaten, and costs nothing. One
 * success and everything flows again.
 *
 * @param failures in a row
 * @param failingSince null while it goes well
 * @param pausedUntil null unless it is paused
 */
record Standing(int failures, Instant failingSince, Instant pausedUntil) {

  static final Standing WELL = new Standing(0, null, null);

  private static final int DOUBLINGS_MAX = 20;

  /** From when on, and for how long. */
  record Rules(int pauseAfter, Duration pauseFirst, Duration pauseMax, Duration disableAfter) {}

  boolean isPaused(Rules rules) {
    return failures >= rules.pauseAfter();
  }

  Standing after(Attempt attempt, Rules rules, RandomGenerator random) {
    if (attempt.outcome().isSuccess()) {
      return WELL;
    }
    Instant end = attempt.at().plus(attempt.took());
    int now = failures + 1;
    return new Standing(
        now,
        failingSince == null ? attempt.at() : failingSince,
        now < rules.pauseAfter() ? null : end.plus(pause(now - rules.pauseAfter(), rules, random)));
  }

  private static Duration pause(int earlier, Rules rules, RandomGenerator random) {
    Duration pause = rules.pauseFirst();
    for (int i = 0; i < Math.min(earlier, DOUBLINGS_MAX); i++) {
      pause = pause.multipliedBy(2);
    }
    Duration max = pause.compareTo(rules.pauseMax()) > 0 ? rules.pauseMax() : pause;
    return max.dividedBy(2).plus(RetrySchedule.upTo(max.dividedBy(2), random));
  }

  /** Why the webhook is to be disabled after that attempt; empty if it is not. */
  Optional<String> giveUp(Attempt attempt, Rules rules) {
    if (attempt.outcome() == Outcome.GONE) {
      return Optional.of("the receiver answered 410: gone");
    }
    boolean tooLong =
        failingSince != null
            && Duration.between(failingSince, attempt.at()).compareTo(rules.disableAfter()) > 0;
    return tooLong
        ? Optional.of(
            "every attempt since %s has failed, %d in a row; the last: %s"
                .formatted(failingSince, failures, attempt.fault()))
        : Optional.empty();
  }
}
