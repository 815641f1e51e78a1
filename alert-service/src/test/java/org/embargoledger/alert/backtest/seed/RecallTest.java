package org.embargoledger.alert.backtest.seed;

import static org.assertj.core.api.Assertions.assertThat;

import org.embargoledger.alert.rules.RuleSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecallTest {

  @ParameterizedTest
  @CsvSource({
    "cap-threshold, 200, 200",
    "designated-vessel, 190, 200",
    "stated-exchange-rate, 150, 199",
    "probable-duplicate, 60, 180",
    "barrels-per-ton, 100, 199",
    "outlier, 80, 200"
  })
  void planted_violations_are_noticed_as_far_as_they_are_large_enough(
      String detector, int min, int max) {
    Recall recall = Recall.of(detector, RuleSamples.RULES).orElseThrow();

    assertThat(recall.planted()).isEqualTo(200);
    assertThat(recall.found()).as(detector).isBetween(min, max);
  }

  @Test
  void the_same_seeds_give_the_same_recall() {
    assertThat(Recall.of("outlier", RuleSamples.RULES))
        .isEqualTo(Recall.of("outlier", RuleSamples.RULES));
  }

  @Test
  void recall_is_not_defined_where_nothing_is_planted() {
    assertThat(Recall.of("log-continuity", RuleSamples.RULES)).isEmpty();
  }
}
