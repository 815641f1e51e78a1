package org.embargoledger.ledger.bookkeeping;

/** An event or a stored ledger that contradicts what the ledger rests on. Nothing is guessed. */
public final class InvariantBrokenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public InvariantBrokenException(String what) {
    super(what);
  }
}
