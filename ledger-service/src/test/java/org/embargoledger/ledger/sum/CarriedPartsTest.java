package org.embargoledger.ledger.sum;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.embargoledger.model.measure.Period;
import org.junit.jupiter.api.Test;

class CarriedPartsTest {

  private static final int APRIL_2026 = 2026 * 12 + 4;
  private static final int JUNE_2026 = 2026 * 12 + 6;

  @Test
  void all_days_are_sums_by_months_and_long_spans() {
    assertThat(CarriedParts.of(Days.of(Optional.empty(), Optional.empty())))
        .isEqualTo(
            new CarriedParts(
                List.of(CarriedParts.BY_MONTHS, CarriedParts.LONG),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void only_a_month_that_is_cut_is_read_by_days() {
    assertThat(parts("2026-04-02", "2026-06-30"))
        .isEqualTo(expected("2026-05-01", "2026-06-30", APRIL_2026));
    assertThat(parts("2026-04-01", "2026-06-29"))
        .isEqualTo(expected("2026-04-01", "2026-05-31", JUNE_2026));
    assertThat(parts("2026-04-30", "2026-06-01"))
        .isEqualTo(expected("2026-05-01", "2026-05-31", APRIL_2026, JUNE_2026));
    assertThat(parts("2026-04-01", "2026-06-30")).isEqualTo(expected("2026-04-01", "2026-06-30"));
  }

  @Test
  void within_one_month_no_whole_one_is_left() {
    assertThat(parts("2026-04-02", "2026-04-29"))
        .isEqualTo(expected("2026-05-01", "2026-03-31", APRIL_2026));
    assertThat(parts("2026-04-02", "2026-04-30"))
        .isEqualTo(expected("2026-05-01", "2026-04-30", APRIL_2026));
  }

  private static CarriedParts parts(String from, String to) {
    return CarriedParts.of(
        Days.of(
            Optional.of(new Period(LocalDate.parse(from), LocalDate.parse(to))), Optional.empty()));
  }

  private static CarriedParts expected(String from, String to, Integer... months) {
    List<Integer> parts = new ArrayList<>(List.of(-1, 0));
    parts.addAll(List.of(months));
    return new CarriedParts(
        parts, Optional.of(LocalDate.parse(from)), Optional.of(LocalDate.parse(to)));
  }
}
