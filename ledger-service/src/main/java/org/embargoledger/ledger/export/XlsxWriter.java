package org.embargoledger.ledger.export;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.embargoledger.ledger.query.Band;

/**
 * A workbook with the table on its first sheet, on more if one does not hold it, and a sheet {@code
 * about} behind. All text is written as text, so that none of it can be a formula.
 */
final class XlsxWriter implements TableWriter {

  /** A spreadsheet counts in doubles; beyond this they lose digits. */
  private static final int DIGITS_MAX = 15;

  private static final int CHARACTERS_MAX = 32_767;
  private static final int ROWS_BETWEEN_FLUSHES = 500;
  private static final List<String> NOTES =
      List.of(
          "A number of more than 15 digits stands as text, because a spreadsheet would round it.",
          "An empty cell is a value that is not known or does not apply; it is not zero.",
          "Times are in UTC.");

  private final Workbook workbook;
  private final List<Column> columns;
  private final About about;
  private final int rowsMax;
  private Worksheet sheet;
  private int sheets;
  private int row;

  XlsxWriter(OutputStream out, List<Column> columns, About about) throws IOException {
    this(out, columns, about, Worksheet.MAX_ROWS);
  }

  XlsxWriter(OutputStream out, List<Column> columns, About about, int rowsMax) throws IOException {
    this.workbook = new Workbook(out, "Embargo Ledger", null);
    this.columns = columns;
    this.about = about;
    this.rowsMax = rowsMax;
    beginSheet();
  }

  private void beginSheet() throws IOException {
    if (sheet != null) {
      sheet.finish();
    }
    sheets++;
    sheet = workbook.newWorksheet(sheets == 1 ? about.table() : about.table() + " " + sheets);
    sheet.freezePane(0, 1);
    for (int i = 0; i < columns.size(); i++) {
      sheet.inlineString(0, i, columns.get(i).name());
      sheet.style(0, i).bold().set();
    }
    row = 1;
  }

  @Override
  public void write(Object[] values) throws IOException {
    if (row == rowsMax) {
      beginSheet();
    }
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null) {
        cell(i, values[i]);
      }
    }
    row++;
    if (row % ROWS_BETWEEN_FLUSHES == 0) {
      sheet.flush();
    }
  }

  private void cell(int column, Object value) {
    if (value instanceof LocalDate day) {
      sheet.value(row, column, day);
      sheet.style(row, column).format("yyyy-mm-dd").set();
    } else if (value instanceof Long number && digits(BigDecimal.valueOf(number)) <= DIGITS_MAX) {
      sheet.value(row, column, number);
    } else if (value instanceof BigDecimal decimal) {
      String plain = Band.plain(decimal);
      if (digits(decimal) <= DIGITS_MAX) {
        sheet.value(row, column, new BigDecimal(plain));
      } else {
        sheet.inlineString(row, column, plain);
      }
    } else {
      String text = value.toString();
      sheet.inlineString(
          row, column, text.length() > CHARACTERS_MAX ? text.substring(0, CHARACTERS_MAX) : text);
    }
  }

  private static int digits(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return Math.max(stripped.precision(), stripped.precision() - stripped.scale());
  }

  @Override
  public void close() throws IOException {
    sheet.finish();
    writeAbout();
    workbook.finish();
    workbook.close();
  }

  private void writeAbout() throws IOException {
    List<Map.Entry<String, String>> lines = new ArrayList<>(about.values().entrySet());
    NOTES.forEach(note -> lines.add(Map.entry("note", note)));
    columns.forEach(column -> lines.add(Map.entry("column " + column.name(), column.about())));
    Worksheet sheet = workbook.newWorksheet("about");
    for (int i = 0; i < lines.size(); i++) {
      sheet.inlineString(i, 0, lines.get(i).getKey());
      sheet.inlineString(i, 1, lines.get(i).getValue());
    }
    sheet.finish();
  }
}
