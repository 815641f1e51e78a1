package org.embargoledger.ledger.http;

/** An answer that may go on. */
public interface PageAnswer {

  /** Where the next page is; null on the last. */
  String next();
}
