package org.embargoledger.model.importing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.embargoledger.model.json.InvalidDocumentException;
import org.embargoledger.model.json.Violation;

/**
 * A row as a delivery that can be submitted; whether its values are right is still to be asked.
 *
 * @param line where it begins in the file
 * @param key the idempotency key
 * @param fact the delivery's JSON
 */
public record ImportedRow(long line, String key, ObjectNode fact, ColumnMapping mapping) {

  /**
   * What is wrong with the fact, told of the columns.
   *
   * @param pointer where the fact lay in the document that was refused
   */
  public RowRefusedException refusal(InvalidDocumentException invalid, String pointer) {
    return new RowRefusedException(
        line,
        invalid.violations().stream()
            .map(it -> fault(it.pointer(), it.detail(), pointer))
            .toList());
  }

  /** A violation of the fact as a fault of the column that the field came from. */
  public CellFault fault(String violated, String detail, String pointer) {
    String path = violated.startsWith(pointer) ? violated.substring(pointer.length()) : violated;
    return mapping.fault(path.replaceFirst("^[#/]+", "").replace('/', '.'), detail);
  }

  public CellFault fault(Violation violation, String pointer) {
    return fault(violation.pointer(), violation.detail(), pointer);
  }
}
