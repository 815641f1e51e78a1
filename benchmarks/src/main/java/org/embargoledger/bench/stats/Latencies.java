package org.embargoledger.bench.stats;

import java.util.Arrays;

/** Percentiles of the latencies of one run, in microseconds. */
public record Latencies(long p50Us, long p99Us, long p999Us) {

  /** The values need no order. Percentiles are nearest ranks: values that were measured. */
  public static Latencies ofMicros(long[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("nothing was measured");
    }
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Latencies(rank(sorted, 0.5), rank(sorted, 0.99), rank(sorted, 0.999));
  }

  private static long rank(long[] sorted, double share) {
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.max(rank, 1) - 1];
  }
}
