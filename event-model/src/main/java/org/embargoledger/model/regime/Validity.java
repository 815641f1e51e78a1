package org.embargoledger.model.regime;

import java.time.LocalDate;
import java.util.Optional;
import org.embargoledger.model.measure.Period;

/** The days on which a rule binds: from one day on, to the other if it has ended; both included. */
public record Validity(LocalDate from, Optional<LocalDate> to) {

  public boolean contains(LocalDate day) {
    return !day.isBefore(from) && to.map(last -> !day.isAfter(last)).orElse(true);
  }

  /** Whether some day of the period is under the rule. */
  public boolean touches(Period period) {
    return !period.to().isBefore(from) && to.map(last -> !period.from().isAfter(last)).orElse(true);
  }
}
