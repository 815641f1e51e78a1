package org.embargoledger.ledger.query;

import java.time.LocalDate;
import java.util.Optional;

/**
 * From where the ledger is looked at: what is known (record time), and up to which day facts are
 * taken to hold (valid time).
 *
 * @param asOf the last day that counts; empty for all days
 */
public record Viewpoint(Known known, Optional<LocalDate> asOf) {

  public Snapshot snapshot() {
    return known.snapshot();
  }

  /** Whether the running sums as they are say what is asked. */
  public boolean isPresentAndWhole() {
    return known.isPresent() && asOf.isEmpty();
  }

  public String asOfView() {
    return asOf.map(LocalDate::toString).orElse(null);
  }
}
