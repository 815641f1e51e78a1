package org.embargoledger.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.embargoledger.bench.BenchException;
import org.embargoledger.bench.stats.Latencies;
import org.junit.jupiter.api.Test;

class WrkTest {
  @Test
  void a_result_is_requests_a_second_and_latencies() {
    assertThat(Wrk.parse(List.of("Running 2s test", "RESULT 1000 2000000 50 99 999 0")))
        .isEqualTo(new AppendRun(1000, 500, new Latencies(50, 99, 999)));
  }

  @Test
  void a_run_with_refused_requests_is_no_result() {
    assertThatThrownBy(() -> Wrk.parse(List.of("RESULT 1000 2000000 50 99 999 3")))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("3 of 1000");
  }
}
