package org.embargoledger.ledger.bookkeeping;

/** The facts cannot be read at present. The same may work later. */
public final class UnreachableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnreachableException(Exception cause) {
    super(cause.getMessage(), cause);
  }
}
