package org.embargoledger.alert.delivery.digest;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * When a digest is due, in UTC.
 *
 * @param weekday empty for every day
 */
record DigestSchedule(int hour, Optional<DayOfWeek> weekday) {

  /** The first time after the instant. */
  Instant next(Instant after) {
    OffsetDateTime at = after.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).plusHours(hour);
    if (weekday.isPresent()) {
      at = at.with(TemporalAdjusters.nextOrSame(weekday.get()));
    }
    if (!at.toInstant().isAfter(after)) {
      at = at.plusDays(weekday.isPresent() ? 7 : 1);
    }
    return at.toInstant();
  }
}
