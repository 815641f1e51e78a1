package org.embargoledger.ingest.bulk;

import java.util.Optional;
import org.embargoledger.ingest.log.Submission;
import org.embargoledger.ingest.log.rest.SubmissionReader;
import org.embargoledger.kit.problem.ProblemType;
import org.embargoledger.model.importing.BatchRow;

/** Rows as NDJSON; each line is one. */
final class BatchRows implements RowSource {

  private final String partner;
  private final SubmissionReader reader;
  private long number;

  BatchRows(String partner, SubmissionReader reader) {
    this.partner = partner;
    this.reader = reader;
  }

  @Override
  public Optional<Row> line(byte[] line) {
    number++;
    return isBlank(line)
        ? Optional.empty()
        : Optional.of(new Row(number, submission(BatchRow.read(line))));
  }

  @Override
  public ProblemType malformed() {
    return ProblemType.MALFORMED_JSON;
  }

  private Submission submission(BatchRow row) {
    Optional<String> key = Optional.of(row.key());
    if (row.change().isEmpty()) {
      return reader.recording(partner, key, row.type(), row.fact().orElseThrow(), BatchRow.FACT);
    }
    BatchRow.Change change = row.change().get();
    return row.fact().isPresent()
        ? reader.correction(
            partner,
            key,
            change.factId(),
            change.version(),
            row.type(),
            change.reason(),
            row.fact().get())
        : reader.retraction(
            partner, key, change.factId(), change.version(), row.type(), change.reason());
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b > ' ' || b < 0) {
        return false;
      }
    }
    return true;
  }
}
