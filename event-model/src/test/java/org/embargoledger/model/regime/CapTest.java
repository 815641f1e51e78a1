package org.embargoledger.model.regime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CapTest {

  private static final Regime REGIME = Regimes.forTarget("KP").orElseThrow();

  @Test
  void the_refined_year_is_the_calendar_year() {
    Cap cap = REGIME.cap("refined-petroleum-2397").orElseThrow();

    assertThat(cap.window(2018)).hasToString("2018");
    assertThat(cap.capYearOf(LocalDate.of(2018, 12, 31))).isEqualTo(2018);
  }

  @Test
  void the_crude_year_runs_from_22_december() {
    Cap cap = REGIME.cap("crude-oil-2397").orElseThrow();

    assertThat(cap.window(2018)).hasToString("2017-12-22/2018-12-21");
    assertThat(cap.capYearOf(LocalDate.of(2018, 12, 21))).isEqualTo(2018);
    assertThat(cap.capYearOf(LocalDate.of(2018, 12, 22))).isEqualTo(2019);
  }
}
