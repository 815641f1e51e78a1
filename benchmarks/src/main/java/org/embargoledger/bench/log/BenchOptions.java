package org.embargoledger.bench.log;

import java.util.List;

/**
 * How much is measured.
 *
 * @param runs how often each side of each comparison is measured; the sides take turns
 * @param seconds how long each run of single appends takes
 * @param connections for which numbers of connections single appends are measured
 * @param bulkRows rows of each batch
 * @param relayEvents how many events the relay publishes in each run
 * @param profileSeconds how long the service is profiled
 * @param warmUpSecondsMax how long the service may take to reach its speed
 * @param proofEvents how long the log is in which proofs are measured
 */
public record BenchOptions(
    int runs,
    int seconds,
    List<Integer> connections,
    int bulkRows,
    int relayEvents,
    int profileSeconds,
    int warmUpSecondsMax,
    long proofEvents) {

  public static final BenchOptions FULL =
      new BenchOptions(5, 3, List.of(1, 16, 64, 256), 200_000, 50_000, 10, 45, 1_000_000);

  /** Enough to see that everything works; the numbers mean little. */
  public static final BenchOptions QUICK =
      new BenchOptions(2, 2, List.of(1, 64, 256), 10_000, 10_000, 3, 4, 100_000);

  public BenchOptions {
    connections = List.copyOf(connections);
  }
}
