package org.embargoledger.ledger.caps;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.sum.Sum;
import org.embargoledger.ledger.sum.SumKey;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.ConversionPolicies;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.measure.Product;
import org.embargoledger.model.measure.QuantityUnit;
import org.embargoledger.model.regime.Cap;
import org.junit.jupiter.api.Test;

class CapForecastTest {

  private static final Period YEAR = Period.year(2023);
  private static final Cap.Limit LIMIT =
      new Cap.Limit(new BigDecimal(500_000), QuantityUnit.BARREL);

  @Test
  void the_months_so_far_are_carried_on_to_the_limit() {
    CapForecast.View view = forecast("2023-01 62000", "2023-02 28000", "2023-03 90000");

    assertThat(view.state()).isEqualTo(CapForecast.State.EXPECTED);
    assertThat(view.perDay()).isEqualTo("2000");
    assertThat(view.date()).isEqualTo("2023-09-07");
    assertThat(view.earliest()).isEqualTo("2023-07-20");
    assertThat(view.latest()).isNull();
    assertThat(view.atYearEnd().low()).isEqualTo("455000");
  }

  @Test
  void days_that_nobody_reports_are_not_taken_for_zero() {
    CapForecast.View view = forecast("2023-01 31000", "2023-03 31000");

    assertThat(view.daysCovered()).isEqualTo(62);
    assertThat(view.perDay()).isEqualTo("1000");
    assertThat(view.why()).contains("2 whole months");
  }

  @Test
  void an_annual_figure_spread_over_months_gives_no_interval() {
    CapForecast.View view = forecast("2023-01-01/2023-10-31 304000");

    assertThat(view.state()).isEqualTo(CapForecast.State.NOT_EXPECTED);
    assertThat(view.atYearEnd().best()).isEqualTo("365000");
    assertThat(view.atYearEnd().high()).isNull();
    assertThat(view.why()).contains("0 whole months");
  }

  @Test
  void a_month_is_too_little_and_a_full_year_leaves_nothing_to_forecast() {
    assertThat(forecast("2023-01 62000").state()).isEqualTo(CapForecast.State.NOT_POSSIBLE);
    assertThat(forecast("2023-01 62000").why()).contains("31 days");
    assertThat(forecast("2023 62000").state()).isEqualTo(CapForecast.State.YEAR_COMPLETE);
    assertThat(forecast("2023-01 500000").state()).isEqualTo(CapForecast.State.EXHAUSTED);
    assertThat(forecast("2023-Q1 0").state()).isEqualTo(CapForecast.State.NOT_EXPECTED);
  }

  private static CapForecast.View forecast(String... figures) {
    List<Sum> sums = Arrays.stream(figures).map(CapForecastTest::sum).toList();
    return CapForecast.of(
        YEAR,
        Use.of(LIMIT, sums, ConversionPolicies.standard()).usage(),
        sums,
        MonthlyUse.of(YEAR, LIMIT, sums, ConversionPolicies.standard()));
  }

  private static Sum sum(String figure) {
    BigDecimal value = new BigDecimal(figure.substring(figure.indexOf(' ') + 1));
    return new Sum(
        new SumKey(
            "ALL", 2023, Measure.DELIVERED, Basis.REPORTED, Optional.of(Product.DIESEL), "bbl"),
        Optional.of(Period.parse(figure.substring(0, figure.indexOf(' ')))),
        Optional.empty(),
        Map.of(),
        value,
        value,
        value,
        0,
        1);
  }
}
