package org.embargoledger.model.importing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table of deliveries that arrives line by line and becomes facts, in constant memory. Not
 * thread-safe.
 */
public final class DeliveryTable {

  public static final String KEY_PREFIX = "csv-";

  private static final int KEY_LENGTH_MAX = 200;
  private static final List<String> FIGURES =
      List.of("quantity.value", "range.low", "range.best", "range.high");

  private final ColumnMapping mapping;
  private final String keyPrefix;
  private final TableReader reader;

  /**
   * @param keyPrefix stands before each row's key, so that the same row has the same idempotency
   *     key in whatever file it comes
   */
  public DeliveryTable(ColumnMapping mapping, String keyPrefix) {
    this.mapping = mapping;
    this.keyPrefix = keyPrefix;
    this.reader = new TableReader(mapping.requiredColumns(), mapping.ignoredColumns());
  }

  /**
   * Takes the next line, without its line feed.
   *
   * @return the row that it completes; empty for the header, an empty line or the middle of a row
   * @throws RowRefusedException if this row is wrong; reading can go on
   * @throws UnreadableTableException if reading cannot go on
   */
  public Optional<ImportedRow> line(byte[] bytes) {
    return reader.line(bytes).map(this::convert);
  }

  /**
   * To be called behind the last line.
   *
   * @throws UnreadableTableException if something is missing
   */
  public void end() {
    reader.end();
  }

  /** The number of the line that was read last. */
  public long lineNumber() {
    return reader.number();
  }

  private ImportedRow convert(TableRow row) {
    List<CellFault> faults = new ArrayList<>();
    String key = key(row, faults);
    for (String figure : FIGURES) {
      String text = mapping.text(figure, row);
      if (text.matches(".*\\d.*") && text.matches(".*[,'\\s\u00a0\u202f].*")) {
        faults.add(
            mapping.fault(
                figure,
                "'%s' is not a plain number: write a point before the decimals, and nothing between thousands"
                    .formatted(text)));
      }
    }
    ObjectNode fact = mapping.fields(row);
    new RowPeriod(mapping, row, faults).text().ifPresent(period -> fact.put("period", period));
    if (!faults.isEmpty()) {
      throw new RowRefusedException(row.line(), faults);
    }
    return new ImportedRow(row.line(), key, fact, mapping);
  }

  private String key(TableRow row, List<CellFault> faults) {
    String text = mapping.text(ColumnMapping.KEY, row);
    String key = keyPrefix + text;
    if (text.isEmpty()) {
      faults.add(mapping.fault(ColumnMapping.KEY, "is required: it tells the row from others"));
    } else if (!key.matches("[!-~]{1,%d}".formatted(KEY_LENGTH_MAX))) {
      faults.add(
          mapping.fault(
              ColumnMapping.KEY,
              "'%s' must be visible ASCII characters without blanks, at most %d with the prefix"
                  .formatted(text, KEY_LENGTH_MAX)));
    }
    return key;
  }
}
