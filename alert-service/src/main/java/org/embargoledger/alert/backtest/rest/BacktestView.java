package org.embargoledger.alert.backtest.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.embargoledger.alert.backtest.Difference;
import org.embargoledger.alert.backtest.store.BacktestFindingRow;
import org.embargoledger.alert.backtest.store.BacktestRow;

/**
 * A backtest as clients see it.
 *
 * @param version of the rule; 0 for a detector that ships
 * @param status also {@code LOST}, if the replica that ran it has gone
 * @param result the counts; null until it is done
 * @param changes a page of the alerts that are new, gone and unchanged
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BacktestView(
    String rule,
    int number,
    int version,
    String status,
    Map<String, Object> asked,
    String askedBy,
    Instant askedAt,
    Map<String, Object> progress,
    Map<String, Object> result,
    List<Changed> changes) {

  private static final String LOST = "LOST";

  /** One alert with what happens to it. */
  public record Changed(Difference.Change change, Map<String, Object> finding) {
    static Changed of(BacktestFindingRow row) {
      return new Changed(row.change, row.finding.getMap());
    }
  }

  static BacktestView of(
      BacktestRow row, List<BacktestFindingRow> changes, Duration lostAfter, Instant now) {
    boolean lost =
        row.status == BacktestRow.Status.RUNNING && row.heardAt.plus(lostAfter).isBefore(now);
    return new BacktestView(
        row.id.ruleId(),
        row.id.number(),
        row.version,
        lost ? LOST : row.status.name(),
        row.asked.getMap(),
        row.askedBy,
        row.askedAt,
        row.progress.getMap(),
        row.result == null ? null : row.result.getMap(),
        changes == null ? null : changes.stream().map(Changed::of).toList());
  }
}
