package org.embargoledger.ledger.bookkeeping;

/** An event or a stored ledger that contradicts what the ledger rests on. Nothing is guessed. */
public final class InvariantBrokenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long position;

  /**
   * @param position of the event that cannot be applied
   */
  public InvariantBrokenException(long position, String what) {
    super("position %d: %s".formatted(position, what));
    this.position = position;
  }

  public long position() {
    return position;
  }
}
