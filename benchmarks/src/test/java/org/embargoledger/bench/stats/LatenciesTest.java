package org.embargoledger.bench.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  @Test
  void percentiles_are_values_that_were_measured() {
    long[] downwards = LongStream.rangeClosed(1, 1_000).map(i -> 1_001 - i).toArray();

    assertThat(Latencies.ofMicros(downwards)).isEqualTo(new Latencies(500, 990, 999));
  }

  @Test
  void of_few_values_the_high_percentiles_are_the_greatest() {
    assertThat(Latencies.ofMicros(new long[] {7, 3})).isEqualTo(new Latencies(3, 7, 7));
  }
}
