package org.embargoledger.ledger.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;
import org.embargoledger.model.json.Json;
import org.embargoledger.model.json.MalformedJsonException;

/** Takes a body with rates apart. Rows count from 1; the header of a table is not one. */
final class RateRows {

  static final int ROWS_MAX = 5_000;

  private static final String LIST = "rates";

  private RateRows() {}

  /**
   * Reads {@code {"rates": [{"date", "base", "quote", "rate", "source"}]}}; a rate may be a string
   * or a number.
   */
  static List<RateRow> json(byte[] body, LocalDate today) {
    JsonNode list = Json.parse(body).path(LIST);
    if (!list.isArray()) {
      throw new MalformedJsonException(
          "the body must be an object with a list '%s'".formatted(LIST));
    }
    bound(list.size());
    List<RateRow> rows = new ArrayList<>();
    for (JsonNode each : list) {
      rows.add(row(rows.size() + 1, each, today));
    }
    return rows;
  }

  private static RateRow row(int row, JsonNode node, LocalDate today) {
    if (!node.isObject()) {
      return RateRow.refused(row, "", "is not an object");
    }
    Map<String, String> fields = new HashMap<>();
    for (Iterator<Map.Entry<String, JsonNode>> i = node.fields(); i.hasNext(); ) {
      Map.Entry<String, JsonNode> field = i.next();
      if (!RateRow.FIELDS.contains(field.getKey())) {
        return RateRow.refused(
            row, field.getKey(), "is not known; there are " + String.join(", ", RateRow.FIELDS));
      }
      if (!field.getValue().isValueNode()) {
        return RateRow.refused(row, field.getKey(), "is not a text or a number");
      }
      fields.put(field.getKey(), field.getValue().asText());
    }
    return RateRow.read(row, fields, today);
  }

  /** Reads a table with the columns date, base, quote, rate and source, in any order. */
  static List<RateRow> csv(byte[] body, LocalDate today) {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();
    try (CSVParser parser =
        CSVParser.parse(
            new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8),
            format)) {
      TreeSet<String> columns = new TreeSet<>(parser.getHeaderNames());
      if (!columns.equals(new TreeSet<>(RateRow.FIELDS))) {
        throw malformed(
            "the header must be " + String.join(",", RateRow.FIELDS) + ", in any order");
      }
      List<RateRow> rows = new ArrayList<>();
      for (CSVRecord each : parser) {
        bound(rows.size() + 1);
        int row = rows.size() + 1;
        rows.add(
            each.isConsistent()
                ? RateRow.read(row, each.toMap(), today)
                : RateRow.refused(
                    row,
                    "",
                    "has %d cells, but the header has %d columns"
                        .formatted(each.size(), columns.size())));
      }
      return rows;
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw malformed("the table cannot be read: " + e.getMessage());
    }
  }

  private static void bound(int rows) {
    if (rows > ROWS_MAX) {
      throw new ProblemException(
          ProblemType.BODY_TOO_LARGE,
          "there are more than %d rates; send them in several requests".formatted(ROWS_MAX));
    }
  }

  private static ProblemException malformed(String detail) {
    return new ProblemException(ProblemType.MALFORMED_CSV, detail);
  }
}
