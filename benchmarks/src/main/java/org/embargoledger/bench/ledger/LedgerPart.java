package org.embargoledger.bench.ledger;

/** One thing about the ledger that is measured. Its name in lower case is what --only takes. */
public enum LedgerPart {
  PROJECTION,
  REBUILD,
  QUERIES
}
