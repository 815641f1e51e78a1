package org.embargoledger.ledger.bookkeeping;

/** What a line of the ledger counts. */
public enum Measure {
  PLEDGED,
  DISBURSED,
  /** Pledged less disbursed, of one currency and basis; worked out when asked, never booked. */
  OUTSTANDING,
  DELIVERED,
  AGREEMENTS,
  ACTIVITIES;

  public boolean isDerived() {
    return this == OUTSTANDING;
  }
}
