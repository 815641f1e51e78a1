package org.embargoledger.ledger.projection;

import java.time.LocalDate;
import java.util.Optional;
import org.embargoledger.ledger.bookkeeping.Line;
import org.embargoledger.model.measure.Period;

/**
 * What is carried as one sum of all lines: those of one total that stand for the same days and are
 * converted at the rate of the same day.
 *
 * @param valuedOn of money
 */
public record CarriedKey(TotalKey total, Period slice, Optional<LocalDate> valuedOn) {

  static CarriedKey of(Line line) {
    return new CarriedKey(TotalKey.of(line), line.slice(), line.valuedOn());
  }
}
