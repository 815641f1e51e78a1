package org.embargoledger.stack.submit;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.embargoledger.model.codec.FactChecks;
import org.embargoledger.model.codec.FactReader;
import org.embargoledger.model.importing.BatchRow;
import org.embargoledger.model.importing.CellFault;
import org.embargoledger.model.importing.RowRefusedException;
import org.embargoledger.model.json.InvalidDocumentException;
import org.embargoledger.model.regime.Regimes;

/**
 * Checks rows as the server will, as far as that can be told without the log: whether a fact that
 * is corrected exists, and whether a key was used before, only the log knows.
 */
public final class LocalCheck {
  private final FactReader facts;
  private final Map<String, Long> linesByKey = new HashMap<>();

  public LocalCheck(Instant now) {
    this.facts = FactReader.checking(new FactChecks(now, Regimes.targets()));
  }

  /**
   * @throws RowRefusedException if the row is wrong
   */
  public void check(SubmitRow row) {
    BatchRow batchRow = BatchRow.read(row.json());
    try {
      batchRow.fact().ifPresent(fact -> facts.read(batchRow.type(), fact, BatchRow.FACT));
    } catch (InvalidDocumentException e) {
      throw new RowRefusedException(
          row.line(),
          e.violations().stream()
              .map(it -> row.naming().apply(it.pointer(), it.detail()))
              .toList());
    }
    Long earlier = linesByKey.putIfAbsent(row.key(), row.line());
    if (earlier != null) {
      throw new RowRefusedException(
          row.line(),
          List.of(
              new CellFault("", "has the key %s, as line %d has".formatted(row.key(), earlier))));
    }
  }
}
