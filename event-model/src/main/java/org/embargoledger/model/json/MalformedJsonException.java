package org.embargoledger.model.json;

/** A document that is not JSON at all; the message names line and column. */
public final class MalformedJsonException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MalformedJsonException(String message) {
    super(message);
  }
}
