package org.embargoledger.kit.kafka;

/** A message that cannot be taken for the event it claims to be. The consumer stops before it. */
public final class BrokenEventException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BrokenEventException(String place, String reason) {
    super("broken event at " + place + ": " + reason);
  }

  public BrokenEventException(String place, String reason, Throwable cause) {
    super("broken event at " + place + ": " + reason, cause);
  }
}
