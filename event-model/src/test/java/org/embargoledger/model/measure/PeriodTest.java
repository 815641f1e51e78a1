package org.embargoledger.model.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

  @ParameterizedTest
  @CsvSource({
    "2023-11-15, 2023-11-15, 2023-11-15",
    "2024-02,    2024-02-01, 2024-02-29",
    "2023-Q4,    2023-10-01, 2023-12-31",
    "2026,       2026-01-01, 2026-12-31",
    "2023-01-01/2023-09-15, 2023-01-01, 2023-09-15"
  })
  void each_form_is_read_and_printed_the_same(String text, LocalDate from, LocalDate to) {
    Period period = Period.parse(text);

    assertThat(period).isEqualTo(new Period(from, to)).hasToString(text);
  }

  @Test
  void a_range_that_is_a_whole_month_is_that_month() {
    assertThat(Period.parse("2023-02-01/2023-02-28")).hasToString("2023-02");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023-13",
        "2023-02-30",
        "23",
        "2023-Q5",
        "2023-05-02/2023-05-01",
        "",
        "last year"
      })
  void what_is_no_period_is_refused_with_a_sentence(String text) {
    assertThatThrownBy(() -> Period.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void parsing_undoes_printing(
      @ForAll @IntRange(min = 0, max = 30_000) int start,
      @ForAll @IntRange(min = 0, max = 2_000) int length) {
    LocalDate from = LocalDate.of(1948, 1, 1).plusDays(start);
    Period period = new Period(from, from.plusDays(length));

    assertThat(Period.parse(period.toString())).isEqualTo(period);
  }
}
