package org.embargoledger.bench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTest {
  @Test
  void the_median_of_an_odd_number_of_runs_is_the_middle_one_in_whatever_order_they_came() {
    assertThat(Sample.of(9, 1, 5).median()).isEqualTo(5);
  }

  @Test
  void the_median_of_an_even_number_of_runs_lies_between_the_two_in_the_middle() {
    assertThat(Sample.of(List.of(10, 1, 4, 2)).median()).isEqualTo(3);
  }

  @Test
  void one_outlier_moves_the_range_but_not_the_median() {
    Sample sample = Sample.of(100, 101, 99, 100, 3);

    assertThat(sample.median()).isEqualTo(100);
    assertThat(sample.min()).isEqualTo(3);
    assertThat(sample.max()).isEqualTo(101);
  }

  @Test
  void a_ratio_is_that_of_the_medians() {
    assertThat(Sample.of(6, 1, 900).ratioTo(Sample.of(10, 12, 2))).isEqualTo(0.6);
  }

  @Test
  void nothing_measured_is_no_sample() {
    assertThatThrownBy(() -> Sample.of(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
