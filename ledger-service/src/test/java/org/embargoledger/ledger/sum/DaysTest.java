package org.embargoledger.ledger.sum;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.embargoledger.model.measure.Period;
import org.junit.jupiter.api.Test;

class DaysTest {

  private static final Period CAP_YEAR = Period.parse("2018-12-22/2019-12-21");

  @Test
  void of_a_window_those_up_to_the_day_asked_for_count() {
    Days days = days("2019-02-10");

    assertThat(days.of(Period.parse("2018-12"))).hasToString("2018-12-22/2018-12-31");
    assertThat(days.of(Period.parse("2019-02"))).hasToString("2019-02-01/2019-02-10");
  }

  @Test
  void a_day_behind_the_window_changes_nothing_and_one_before_it_leaves_none() {
    assertThat(days("2020-05-01")).isEqualTo(Days.of(Optional.of(CAP_YEAR), Optional.empty()));
    assertThat(days("2018-12-21").areNone()).isTrue();
    assertThat(days("2018-12-22").areNone()).isFalse();
  }

  private static Days days(String asOf) {
    return Days.of(Optional.of(CAP_YEAR), Optional.of(LocalDate.parse(asOf)));
  }
}
