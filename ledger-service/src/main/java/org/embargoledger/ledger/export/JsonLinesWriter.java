package org.embargoledger.ledger.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.embargoledger.ledger.query.Band;

/**
 * One JSON object a line: first {@code about}, then the rows; decimals are strings, as in the API.
 */
final class JsonLinesWriter implements TableWriter {

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;
  private final List<Column> columns;

  JsonLinesWriter(OutputStream out, List<Column> columns, About about) throws IOException {
    this.columns = columns;
    json = JSON.createGenerator(out).setRootValueSeparator(null);
    json.writeStartObject();
    json.writeObjectFieldStart("about");
    for (Map.Entry<String, String> value : about.values().entrySet()) {
      json.writeStringField(value.getKey(), value.getValue());
    }
    json.writeEndObject();
    endLine();
  }

  @Override
  public void write(Object[] row) throws IOException {
    json.writeStartObject();
    for (int i = 0; i < row.length; i++) {
      json.writeFieldName(columns.get(i).name());
      if (row[i] == null) {
        json.writeNull();
      } else if (row[i] instanceof Long number) {
        json.writeNumber(number);
      } else if (row[i] instanceof BigDecimal decimal) {
        json.writeString(Band.plain(decimal));
      } else {
        json.writeString(row[i].toString());
      }
    }
    endLine();
  }

  private void endLine() throws IOException {
    json.writeEndObject();
    json.writeRaw('\n');
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
