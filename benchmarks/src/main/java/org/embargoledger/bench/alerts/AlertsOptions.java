package org.embargoledger.bench.alerts;

/**
 * How much is measured.
 *
 * @param events of the history that is folded in memory, and of the log that is backtested
 * @param pipelineEvents of the topic that the service catches up with
 * @param perSecond pace at which the delay is measured
 * @param seconds length of the paced run
 * @param runs of each side in memory
 */
public record AlertsOptions(int events, int pipelineEvents, int perSecond, int seconds, int runs) {

  public static final AlertsOptions FULL = new AlertsOptions(1_000_000, 200_000, 1_000, 20, 3);

  /** Enough to see that everything works; the numbers mean little. */
  public static final AlertsOptions QUICK = new AlertsOptions(20_000, 20_000, 1_000, 5, 1);
}
