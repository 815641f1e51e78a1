package org.embargoledger.ingest.log;

/** More submissions wait than the queue holds. Nothing was done; try again in a moment. */
public final class QueueFullException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public QueueFullException() {
    super("too many submissions are waiting to be appended");
  }
}
