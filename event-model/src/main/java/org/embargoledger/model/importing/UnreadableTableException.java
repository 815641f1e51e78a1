package org.embargoledger.model.importing;

/** From here on the file cannot be read as a table; the message names the line. */
public final class UnreadableTableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long line;

  UnreadableTableException(long line, String detail) {
    super("Line %d: %s".formatted(line, detail));
    this.line = line;
  }

  /**
   * @param at the byte in the line, from 1
   */
  UnreadableTableException(long line, int at, String detail) {
    super("Line %d, byte %d: %s".formatted(line, at, detail));
    this.line = line;
  }

  public long line() {
    return line;
  }
}
