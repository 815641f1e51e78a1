package org.embargoledger.ledger.export;

import java.math.BigDecimal;
import java.util.List;
import org.embargoledger.ledger.totals.TotalsAnswer;

/** The columns of exported totals. */
final class TotalColumns {

  static final List<Column> ALL =
      List.of(
          Column.text("counterparty", "the book: a counterparty's, ALL, or a cap's"),
          Column.whole("year", "of the book"),
          Column.text("measure", "what is summed"),
          Column.text("basis", "REPORTED, OBSERVED or ESTIMATED; never to be added together"),
          Column.text("product", "what was delivered"),
          Column.text("unit", "of low, best and high, as stated by the sources"),
          Column.decimal("low", "sum of the least that sources claim"),
          Column.decimal("best", "sum of what sources claim"),
          Column.decimal(
              "high", "sum of the most that sources claim; empty: some source sets no ceiling"),
          Column.whole("entries", "how many entries stand in it"),
          Column.whole("in_force", "of agreements, with asOf: how many are in force on that day"));

  private TotalColumns() {}

  static Object[] row(TotalsAnswer.Total total) {
    return new Object[] {
      total.counterparty(),
      (long) total.year(),
      total.measure().name(),
      total.basis().name(),
      total.product() == null ? null : total.product().name(),
      total.unit(),
      decimal(total.low()),
      decimal(total.best()),
      decimal(total.high()),
      total.entries(),
      total.inForce()
    };
  }

  private static BigDecimal decimal(String number) {
    return number == null ? null : new BigDecimal(number);
  }
}
