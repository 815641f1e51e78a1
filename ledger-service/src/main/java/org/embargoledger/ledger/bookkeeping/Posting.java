package org.embargoledger.ledger.bookkeeping;

import java.math.BigDecimal;
import org.embargoledger.model.measure.Estimate;

/**
 * A line that is entered into a book, or the reversal that cancels it.
 *
 * @param reason why, for the reader of the book
 */
public record Posting(Kind kind, Line line, String reason) {

  public enum Kind {
    ENTRY,
    REVERSAL
  }

  public boolean isReversal() {
    return kind == Kind.REVERSAL;
  }

  /** The amount as it is summed: negative for a reversal. An open ceiling stays open. */
  public Estimate signedAmount() {
    return isReversal() ? line.amount().times(BigDecimal.ONE.negate()) : line.amount();
  }
}
