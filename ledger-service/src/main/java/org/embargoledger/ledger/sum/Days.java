package org.embargoledger.ledger.sum;

import java.time.LocalDate;
import java.util.Optional;
import org.embargoledger.model.measure.Period;

/**
 * The days that count.
 *
 * @param since the first; empty if there is none
 * @param until the last; empty if there is none
 */
record Days(Optional<LocalDate> since, Optional<LocalDate> until) {

  /** Those of a window up to a day. */
  static Days of(Optional<Period> window, Optional<LocalDate> asOf) {
    Optional<LocalDate> end = window.map(Period::to);
    return new Days(
        window.map(Period::from),
        asOf.filter(day -> end.isEmpty() || day.isBefore(end.get())).or(() -> end));
  }

  boolean areAll() {
    return since.isEmpty() && until.isEmpty();
  }

  boolean areNone() {
    return since.isPresent() && until.isPresent() && since.get().isAfter(until.get());
  }

  /** What of a slice counts; the slice has a day that does. */
  Period of(Period slice) {
    return new Period(
        since.filter(day -> day.isAfter(slice.from())).orElse(slice.from()),
        until.filter(day -> day.isBefore(slice.to())).orElse(slice.to()));
  }
}
