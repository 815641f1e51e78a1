package org.embargoledger.model.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionPoliciesTest {

  @ParameterizedTest(name = "{0} t is {1} bbl on the committee''s page")
  @CsvSource({"1410, 11745", "339.57, 2829", "1498, 12478", "2838, 23641", "17877, 148915"})
  void the_standard_policy_gives_the_committees_own_pairs(BigDecimal tons, BigDecimal barrels) {
    BigDecimal factor =
        ConversionPolicies.standard()
            .toBarrels(Product.REFINED_UNSPECIFIED, QuantityUnit.METRIC_TON)
            .orElseThrow()
            .value();

    assertThat(tons.multiply(factor))
        .isBetween(barrels.subtract(BigDecimal.ONE), barrels.add(BigDecimal.ONE));
  }

  @Test
  void barrels_are_taken_as_given() {
    assertThat(
            ConversionPolicies.named("press-7.5")
                .orElseThrow()
                .toBarrels(Product.DIESEL, QuantityUnit.BARREL)
                .orElseThrow()
                .value())
        .isEqualByComparingTo("1");
  }

  @Test
  void a_policy_without_a_factor_for_a_product_converts_nothing() {
    assertThat(
            ConversionPolicies.named("bp-2021")
                .orElseThrow()
                .toBarrels(Product.NATURAL_GAS_LIQUIDS, QuantityUnit.METRIC_TON))
        .isEmpty();
  }
}
