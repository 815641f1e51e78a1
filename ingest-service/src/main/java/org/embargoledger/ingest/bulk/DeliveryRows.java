package org.embargoledger.ingest.bulk;

import java.util.Optional;
import org.embargoledger.ingest.log.Submission;
import org.embargoledger.ingest.log.rest.SubmissionReader;
import org.embargoledger.kit.problem.ProblemType;
import org.embargoledger.model.fact.FactType;
import org.embargoledger.model.importing.ColumnMapping;
import org.embargoledger.model.importing.DeliveryTable;
import org.embargoledger.model.importing.ImportedRow;
import org.embargoledger.model.json.InvalidDocumentException;

/** Rows of a CSV table of deliveries, with the columns of the built-in mapping. */
final class DeliveryRows implements RowSource {

  private static final String POINTER = "#";

  private final String partner;
  private final SubmissionReader reader;
  private final DeliveryTable table;

  DeliveryRows(String partner, SubmissionReader reader, String keyPrefix) {
    this.partner = partner;
    this.reader = reader;
    this.table = new DeliveryTable(ColumnMapping.deliveries(), keyPrefix);
  }

  @Override
  public Optional<UnreadRow> line(byte[] line) {
    return table.line(line).map(Delivery::new);
  }

  @Override
  public void end() {
    table.end();
  }

  @Override
  public ProblemType malformed() {
    return ProblemType.MALFORMED_CSV;
  }

  private final class Delivery implements UnreadRow {

    private final ImportedRow row;

    Delivery(ImportedRow row) {
      this.row = row;
    }

    @Override
    public long number() {
      return row.line();
    }

    @Override
    public Submission read() {
      try {
        return reader.recording(
            partner, Optional.of(row.key()), FactType.FUEL_DELIVERY, row.fact(), POINTER);
      } catch (InvalidDocumentException e) {
        throw row.refusal(e, POINTER);
      }
    }
  }
}
