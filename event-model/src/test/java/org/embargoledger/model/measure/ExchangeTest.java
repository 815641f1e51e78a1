package org.embargoledger.model.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExchangeTest {

  private static final LocalDate DAY = LocalDate.parse("2025-11-21");

  private static final OfficialRates RATES =
      new OfficialRates(
          List.of(
              rate("2025-11-21", "USD", "RUB", "80.7321"),
              rate("2025-11-20", "EUR", "RUB", "93.25"),
              rate("2025-11-21", "EUR", "USD", "1.1520"),
              rate("2025-11-01", "CNY", "RUB", "11.4"),
              rate("2025-11-21", "GBP", "USD", "1.31")));

  @Test
  void a_rate_that_is_quoted_the_other_way_round_divides() {
    assertThat(converted("890000000", "RUB", "USD")).hasValue(new BigDecimal("11024115.56"));
    assertThat(converted("100", "USD", "RUB")).hasValue(new BigDecimal("8073.21"));
  }

  @Test
  void the_same_currency_is_left_as_stated() {
    assertThat(converted("1.234", "USD", "USD")).hasValue(new BigDecimal("1.234"));
  }

  @Test
  void a_direct_rate_goes_before_a_cross_rate_even_if_it_is_older() {
    assertThat(converted("100", "EUR", "RUB")).hasValue(new BigDecimal("9325.00"));
  }

  @Test
  void a_cross_rate_is_rounded_once_and_names_both_legs() {
    Exchange exchange = RATES.exchange(DAY, currency("GBP"), currency("RUB")).orElseThrow();

    assertThat(exchange.legs())
        .extracting(leg -> leg.rate().base() + "/" + leg.rate().quote() + " " + leg.divides())
        .containsExactly("GBP/USD false", "USD/RUB false");
    assertThat(exchange.convert(new BigDecimal("0.01"))).isEqualByComparingTo("1.06");
  }

  @Test
  void a_rate_that_is_too_old_is_none() {
    assertThat(converted("100", "CNY", "RUB")).isEmpty();
    assertThat(converted("100", "CNY", "USD")).isEmpty();
  }

  @Test
  void a_later_rate_of_the_same_day_goes_before_and_the_others_stay() {
    OfficialRates corrected = RATES.with(List.of(rate("2025-11-21", "USD", "RUB", "80")));

    assertThat(corrected.during(Period.day(DAY), currency("USD"), currency("RUB")))
        .hasValueSatisfying(rate -> assertThat(rate.rate()).isEqualByComparingTo("80"));
    assertThat(corrected.during(Period.day(DAY), currency("EUR"), currency("USD"))).isPresent();
    assertThat(corrected.all(currency("USD"), currency("RUB"))).hasSize(1);
  }

  private static Optional<BigDecimal> converted(String amount, String from, String to) {
    return RATES
        .exchange(DAY, currency(from), currency(to))
        .map(exchange -> exchange.convert(new BigDecimal(amount)));
  }

  private static OfficialRate rate(String day, String base, String quote, String rate) {
    return new OfficialRate(
        LocalDate.parse(day), currency(base), currency(quote), new BigDecimal(rate), "a bank");
  }

  private static Currency currency(String code) {
    return Currency.getInstance(code);
  }
}
