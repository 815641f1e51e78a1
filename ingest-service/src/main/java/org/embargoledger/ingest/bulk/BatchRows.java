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
  public Optional<UnreadRow> line(byte[] line) {
    number++;
    return isBlank(line) ? Optional.empty() : Optional.of(new Line(number, line));
  }

  private final class Line implements UnreadRow {

    private final long number;
    private final byte[] bytes;

    Line(long number, byte[] bytes) {
      this.number = number;
      this.bytes = bytes;
    }

    @Override
    public long number() {
      return number;
    }

    @Override
    public Submission read() {
      return submission(BatchRow.read(bytes));
    }
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
