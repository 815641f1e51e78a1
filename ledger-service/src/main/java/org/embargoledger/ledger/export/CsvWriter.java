package org.embargoledger.ledger.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.embargoledger.ledger.query.Band;

/** RFC 4180 with a header line, in UTF-8. What is not known is an empty field. */
final class CsvWriter implements TableWriter {

  private static final String FORMULA_STARTS = "=+-@\t\r";

  private final CSVPrinter printer;

  CsvWriter(OutputStream out, List<Column> columns) throws IOException {
    printer =
        new CSVPrinter(
            new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)),
            CSVFormat.RFC4180);
    printer.printRecord(columns.stream().map(Column::name));
  }

  @Override
  public void write(Object[] row) throws IOException {
    for (Object value : row) {
      printer.print(printed(value));
    }
    printer.println();
  }

  private static Object printed(Object value) {
    if (value instanceof BigDecimal decimal) {
      return Band.plain(decimal);
    }
    return value instanceof String text ? guarded(text) : value;
  }

  /**
   * A spreadsheet takes text that begins so for a formula and runs it. The apostrophe is its own
   * sign for text; the metadata document tells readers of other kinds.
   */
  static String guarded(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  @Override
  public void close() throws IOException {
    printer.close(true);
  }
}
