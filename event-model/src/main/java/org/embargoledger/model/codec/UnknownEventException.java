package org.embargoledger.model.codec;

/** An event that this build cannot understand. Whoever meets one stops there. */
public final class UnknownEventException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnknownEventException(String what) {
    super("unknown " + what);
  }
}
