package org.embargoledger.stack.submit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.embargoledger.model.importing.BatchRow;
import org.embargoledger.model.importing.CellFault;
import org.embargoledger.model.importing.RowRefusedException;
import org.embargoledger.model.json.InvalidDocumentException;
import org.embargoledger.model.json.MalformedJsonException;
import org.embargoledger.stack.api.Lines;

/** Rows as NDJSON, in the form of the batch endpoint. */
public final class BatchFile implements RowFile {
  private final Lines lines;
  private long number;

  public BatchFile(Path file) {
    this.lines = Lines.of(file);
  }

  @Override
  public Optional<SubmitRow> next() {
    Optional<byte[]> line = lines.next();
    while (line.isPresent()) {
      number++;
      if (!new String(line.get(), StandardCharsets.UTF_8).isBlank()) {
        return Optional.of(row(line.get()));
      }
      line = lines.next();
    }
    return Optional.empty();
  }

  private SubmitRow row(byte[] line) {
    try {
      return new SubmitRow(
          number, BatchRow.read(line).key(), line, (pointer, detail) -> fault(pointer, detail));
    } catch (MalformedJsonException e) {
      throw new RowRefusedException(number, List.of(new CellFault("", e.getMessage())));
    } catch (InvalidDocumentException e) {
      throw new RowRefusedException(
          number, e.violations().stream().map(it -> fault(it.pointer(), it.detail())).toList());
    }
  }

  private static CellFault fault(String pointer, String detail) {
    return new CellFault("", pointer + " " + detail);
  }

  @Override
  public void close() {
    lines.close();
  }
}
