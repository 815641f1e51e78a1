package org.embargoledger.ledger.projection;

import org.embargoledger.ledger.bookkeeping.LineKey;
import org.embargoledger.ledger.bookkeeping.Posting;

/**
 * A posting with its place in the ledger.
 *
 * @param causePosition of the event that caused it
 */
public record Numbered(long id, Posting posting, long causePosition) {

  LineKey key() {
    return posting.line().key();
  }
}
