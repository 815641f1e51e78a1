package org.embargoledger.model.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OfficialRatesTest {

  private static final OfficialRates RATES = OfficialRates.shipped();

  @Test
  void the_rate_of_a_day_is_the_one_in_force_on_it() {
    assertThat(rate("2025-11-21"))
        .hasValueSatisfying(r -> assertThat(r.rate()).isEqualByComparingTo("80.7321"));
    assertThat(rate("2025-11-20"))
        .hasValueSatisfying(r -> assertThat(r.rate()).isEqualByComparingTo("80.9448"));
  }

  @Test
  void a_rate_is_carried_over_a_weekend() {
    assertThat(rate("2025-11-23")).map(OfficialRate::date).hasToString("Optional[2025-11-21]");
  }

  @Test
  void a_month_takes_its_last_known_rate() {
    assertThat(rate("2025-11")).map(OfficialRate::date).hasToString("Optional[2025-11-21]");
  }

  @Test
  void a_hole_in_the_table_gives_no_rate_and_a_planning_rate_is_not_official() {
    assertThat(rate("2025-06-01")).isEmpty();
    assertThat(rate("2026-01-05")).isEmpty();
  }

  @Test
  void the_euro_s_reference_rates_ship_as_well() {
    assertThat(
            RATES.during(
                Period.parse("2020-03-02"),
                Currency.getInstance("EUR"),
                Currency.getInstance("USD")))
        .hasValueSatisfying(
            r -> {
              assertThat(r.rate()).isEqualByComparingTo("1.1122");
              assertThat(r.source()).startsWith("European Central Bank");
            });
    assertThat(
            RATES.during(
                Period.parse("2022-04-01"),
                Currency.getInstance("EUR"),
                Currency.getInstance("RUB")))
        .isEmpty();
  }

  private static Optional<OfficialRate> rate(String period) {
    return RATES.during(
        Period.parse(period), Currency.getInstance("USD"), Currency.getInstance("RUB"));
  }
}
