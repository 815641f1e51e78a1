package org.embargoledger.ledger.totals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.projection.postgres.TotalRow;
import org.embargoledger.ledger.query.Band;
import org.embargoledger.ledger.query.LedgerLinks;

/** What was pledged and has not been paid as far as is known. Negative if more was paid. */
final class Outstanding {

  private Outstanding() {}

  static List<TotalsAnswer.Total> of(List<TotalRow> rows) {
    List<TotalsAnswer.Total> outstanding = new ArrayList<>();
    for (TotalRow pledged : rows) {
      if (pledged.measure == Measure.PLEDGED) {
        outstanding.add(outstanding(pledged, disbursed(pledged, rows)));
      }
    }
    return outstanding;
  }

  private static List<TotalRow> disbursed(TotalRow pledged, List<TotalRow> rows) {
    return rows.stream()
        .filter(row -> row.measure == Measure.DISBURSED)
        .filter(row -> row.book.equals(pledged.book) && row.year == pledged.year)
        .filter(row -> row.basis == pledged.basis && row.unit.equals(pledged.unit))
        .toList();
  }

  private static TotalsAnswer.Total outstanding(TotalRow pledged, List<TotalRow> disbursed) {
    BigDecimal left =
        disbursed.stream().map(row -> row.best).reduce(pledged.best, BigDecimal::subtract);
    String figure = Band.plain(left);
    return new TotalsAnswer.Total(
        pledged.book,
        pledged.year,
        Measure.OUTSTANDING,
        pledged.basis,
        null,
        pledged.unit,
        figure,
        figure,
        figure,
        pledged.entries + disbursed.stream().mapToLong(row -> row.entries).sum(),
        Map.of(
            "entries",
            LedgerLinks.entries(pledged.target, pledged.book, pledged.year, Measure.PLEDGED),
            "disbursed",
            LedgerLinks.entries(pledged.target, pledged.book, pledged.year, Measure.DISBURSED)));
  }
}
