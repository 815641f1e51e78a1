package org.embargoledger.bench;

/** A benchmark cannot be run or did not measure what it claims to; the message is for people. */
public final class BenchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BenchException(String message) {
    super(message);
  }

  public BenchException(String message, Throwable cause) {
    super(message, cause);
  }
}
