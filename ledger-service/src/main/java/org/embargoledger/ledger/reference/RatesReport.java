package org.embargoledger.ledger.reference;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** What became of submitted rates, row by row. A bad row harms no other. */
public record RatesReport(int recorded, int unchanged, int refused, List<Row> rows) {

  public enum Status {
    RECORDED,
    /** The same was known already. */
    UNCHANGED,
    REFUSED
  }

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Row(int row, Status status, List<RateRow.Error> errors) {}

  static RatesReport of(List<Row> rows) {
    return new RatesReport(
        count(rows, Status.RECORDED),
        count(rows, Status.UNCHANGED),
        count(rows, Status.REFUSED),
        rows);
  }

  private static int count(List<Row> rows, Status status) {
    return (int) rows.stream().filter(row -> row.status() == status).count();
  }
}
