package org.embargoledger.stack;

/** A failure that is told to the user in one clear message; the cause goes to the log only. */
public final class StackException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Failure failure;

  public StackException(Failure failure, String message) {
    this(failure, message, null);
  }

  public StackException(Failure failure, String message, Throwable cause) {
    super(message, cause);
    this.failure = failure;
  }

  public Failure failure() {
    return failure;
  }
}
