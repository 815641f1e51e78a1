package org.embargoledger.ledger.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.embargoledger.model.json.Json;

/** The W3C metadata document of the CSV file (tabular data model). Rows are passed over. */
final class CsvwWriter implements TableWriter {

  private static final String TERMS = "https://embargoledger.org/terms/";

  private final OutputStream out;
  private final ObjectNode document = Json.object();

  CsvwWriter(OutputStream out, List<Column> columns, About about) {
    this.out = out;
    document.put("@context", "http://www.w3.org/ns/csvw");
    document.put("url", about.query().replace("format=csvw", "format=csv"));
    Map<String, String> values = about.values();
    document.put("dc:title", values.get("title"));
    document.put("dc:created", about.retrievedAt().toString());
    document.put(
        "dc:description",
        "Text that a spreadsheet would run as a formula (it begins with = + - @, a tab or a"
            + " carriage return) has an apostrophe before it.");
    values.forEach((name, value) -> document.put(TERMS + name, value));
    document.putObject("dialect").put("header", true).put("encoding", "utf-8");
    ArrayNode described = document.putObject("tableSchema").putArray("columns");
    for (Column column : columns) {
      described
          .addObject()
          .put("name", column.name())
          .put("titles", column.name())
          .put("datatype", datatype(column.kind()))
          .put("dc:description", column.about());
    }
  }

  private static String datatype(Column.Kind kind) {
    return switch (kind) {
      case TEXT -> "string";
      case WHOLE -> "integer";
      case DECIMAL -> "decimal";
      case DAY -> "date";
      case INSTANT -> "dateTimeStamp";
    };
  }

  @Override
  public void write(Object[] row) {
    // Only the columns are described.
  }

  @Override
  public void close() throws IOException {
    out.write(document.toPrettyString().getBytes(StandardCharsets.UTF_8));
    out.close();
  }
}
