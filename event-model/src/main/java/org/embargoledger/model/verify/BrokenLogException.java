package org.embargoledger.model.verify;

/** The log is not what it should be; the message tells where, what was expected, what is there. */
public final class BrokenLogException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long position;

  private BrokenLogException(long position, String message) {
    super(message);
    this.position = position;
  }

  static BrokenLogException at(long position, String detail) {
    return new BrokenLogException(position, "Position %d: %s".formatted(position, detail));
  }

  /** A difference that lies somewhere from one position to another, both included. */
  static BrokenLogException within(long from, long to, String detail) {
    return new BrokenLogException(from, "Positions %d to %d: %s".formatted(from, to, detail));
  }

  public static BrokenLogException ofCheckpoint(String detail) {
    return new BrokenLogException(-1, detail);
  }

  /** The first position that may differ; -1 if the fault lies in a checkpoint. */
  public long position() {
    return position;
  }
}
