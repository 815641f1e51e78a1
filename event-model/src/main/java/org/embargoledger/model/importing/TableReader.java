package org.embargoledger.model.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * Reads a table line by line as it arrives, in constant memory: CSV after RFC 4180, with commas,
 * semicolons or tabs, whichever the header is divided by. Not thread-safe.
 */
final class TableReader {

  private static final int ROW_CHARACTERS_MAX = 1 << 20;
  private static final char[] DELIMITERS = {',', ';', '\t'};

  private final Set<String> required;
  private final Set<String> allowed;
  private final Utf8Lines lines = new Utf8Lines();
  private final StringBuilder open = new StringBuilder();
  private long begun;
  private char delimiter;
  private List<String> header;

  /**
   * @param required columns that the header must have
   * @param allowed columns that it may have besides
   */
  TableReader(Set<String> required, Set<String> allowed) {
    this.required = required;
    this.allowed = allowed;
  }

  /**
   * Takes the next line, without its line feed.
   *
   * @return the row that it completes; empty for the header, an empty line or the middle of a row
   * @throws RowRefusedException if this row is wrong; reading can go on
   * @throws UnreadableTableException if reading cannot go on
   */
  Optional<TableRow> line(byte[] bytes) {
    String text = lines.decode(bytes);
    if (header == null) {
      readHeader(text);
      return Optional.empty();
    }
    if (open.isEmpty()) {
      begun = lines.number();
    } else {
      open.append('\n');
    }
    open.append(text);
    if (QuoteScan.leavesOpen(open.toString(), delimiter)) {
      if (open.length() > ROW_CHARACTERS_MAX) {
        throw neverClosed();
      }
      return Optional.empty();
    }
    String row = open.toString();
    open.setLength(0);
    return row(row);
  }

  /** To be called behind the last line. */
  void end() {
    if (!open.isEmpty()) {
      throw neverClosed();
    }
    if (header == null) {
      throw new UnreadableTableException(1, "the file is empty; it must begin with a header");
    }
  }

  /** The line that was read last. */
  long number() {
    return lines.number();
  }

  private void readHeader(String text) {
    if (text.isBlank() || text.strip().matches("(?i)sep=.?")) {
      return; // Excel's hint; the header itself tells.
    }
    int most = -1;
    for (char candidate : DELIMITERS) {
      List<String> names = names(text, candidate);
      int found = (int) names.stream().distinct().filter(required::contains).count();
      if (found > most) {
        most = found;
        delimiter = candidate;
        header = names;
      }
    }
    List<String> missing = required.stream().filter(name -> !header.contains(name)).toList();
    List<String> unknown =
        header.stream()
            .filter(name -> !required.contains(name) && !allowed.contains(name))
            .toList();
    if (!missing.isEmpty()) {
      throw new UnreadableTableException(
          lines.number(),
          "the header lacks %s; it has %s".formatted(columns(missing), String.join(", ", header)));
    }
    if (!unknown.isEmpty()) {
      throw new UnreadableTableException(
          lines.number(),
          "the mapping does not say what %s means; a column to be left out is named under 'ignore'"
              .formatted(columns(unknown)));
    }
    if (Set.copyOf(header).size() < header.size()) {
      throw new UnreadableTableException(lines.number(), "the header names a column twice");
    }
  }

  private static String columns(List<String> names) {
    return names.stream()
        .map(name -> "'" + name + "'")
        .collect(Collectors.joining(", ", names.size() == 1 ? "the column " : "the columns ", ""));
  }

  private Optional<TableRow> row(String text) {
    List<String> cells = cells(text);
    if (cells.stream().allMatch(String::isEmpty)) {
      return Optional.empty();
    }
    if (cells.size() != header.size()) {
      throw refused(
          "has %d cells, but the header has %d columns; a cell with a '%s' in it is put in \"\""
              .formatted(cells.size(), header.size(), delimiter));
    }
    Map<String, String> byColumn = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      byColumn.put(header.get(i), cells.get(i));
    }
    return Optional.of(new TableRow(begun, byColumn));
  }

  private List<String> names(String text, char candidate) {
    begun = lines.number();
    try {
      return parse(text, candidate);
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  private List<String> cells(String text) {
    try {
      return parse(text, delimiter);
    } catch (IOException | UncheckedIOException e) {
      throw refused("its quotation marks are not in pairs; a mark inside a cell is doubled");
    }
  }

  private static List<String> parse(String text, char delimiter) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      return parser.stream().flatMap(row -> row.stream()).map(String::strip).toList();
    }
  }

  private RowRefusedException refused(String detail) {
    return new RowRefusedException(begun, List.of(new CellFault("", detail)));
  }

  private UnreadableTableException neverClosed() {
    return new UnreadableTableException(
        begun, "a quotation mark opens a cell that is never closed; what follows cannot be read");
  }
}
