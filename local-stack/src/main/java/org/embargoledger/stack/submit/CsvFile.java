package org.embargoledger.stack.submit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.embargoledger.model.fact.FactType;
import org.embargoledger.model.importing.BatchRow;
import org.embargoledger.model.importing.ColumnMapping;
import org.embargoledger.model.importing.DeliveryTable;
import org.embargoledger.model.importing.ImportedRow;
import org.embargoledger.model.importing.UnreadableTableException;
import org.embargoledger.model.json.Json;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.StackException;
import org.embargoledger.stack.api.Lines;

/** A table of deliveries. */
public final class CsvFile implements RowFile {
  private final Path file;
  private final Lines lines;
  private final DeliveryTable table;

  public CsvFile(Path file, ColumnMapping mapping, String keyPrefix) {
    this.file = file;
    this.lines = Lines.of(file);
    this.table = new DeliveryTable(mapping, keyPrefix);
  }

  @Override
  public Optional<SubmitRow> next() {
    try {
      Optional<byte[]> line = lines.next();
      while (line.isPresent()) {
        Optional<ImportedRow> row = table.line(line.get());
        if (row.isPresent()) {
          return row.map(CsvFile::toSend);
        }
        line = lines.next();
      }
      table.end();
      return Optional.empty();
    } catch (UnreadableTableException e) {
      throw new StackException(Failure.FILE_UNUSABLE, "%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static SubmitRow toSend(ImportedRow row) {
    ObjectNode json =
        Json.object().put("key", row.key()).put("resource", FactType.FUEL_DELIVERY.collection());
    json.set("fact", row.fact());
    return new SubmitRow(
        row.line(),
        row.key(),
        json.toString().getBytes(StandardCharsets.UTF_8),
        (pointer, detail) -> row.fault(pointer, detail, BatchRow.FACT));
  }

  @Override
  public void close() {
    lines.close();
  }
}
