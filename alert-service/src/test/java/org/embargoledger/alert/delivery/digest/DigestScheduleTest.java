package org.embargoledger.alert.delivery.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestScheduleTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T05:59:59Z, 2026-11-24T06:00:00Z",
    "2026-11-24T06:00:00Z, 2026-11-25T06:00:00Z",
    "2026-11-24T23:00:00Z, 2026-11-25T06:00:00Z",
    "2026-12-31T07:00:00Z, 2027-01-01T06:00:00Z"
  })
  void a_daily_one_is_due_at_its_hour(String after, String due) {
    assertThat(new DigestSchedule(6, Optional.empty()).next(Instant.parse(after)))
        .isEqualTo(Instant.parse(due));
  }

  /** 2026-11-24 is a Tuesday. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-24T05:00:00Z, 2026-11-30T06:00:00Z",
    "2026-11-30T05:00:00Z, 2026-11-30T06:00:00Z",
    "2026-11-30T06:00:00Z, 2026-12-07T06:00:00Z",
    "2026-11-30T09:00:00Z, 2026-12-07T06:00:00Z"
  })
  void a_weekly_one_is_due_on_its_day(String after, String due) {
    assertThat(new DigestSchedule(6, Optional.of(DayOfWeek.MONDAY)).next(Instant.parse(after)))
        .isEqualTo(Instant.parse(due));
  }
}
