package org.embargoledger.ledger.http;

/**
 * A place in a run of pages. All pages of a run show the ledger as it was at one position, however
 * long the run takes: lines are only ever added, with growing ids.
 *
 * @param after the last line of the page before; 0 before the first
 * @param through the last line of the ledger at the run's position
 * @param position of the whole run
 */
public record Cursor(long after, long through, long position) {

  /** The place behind a page that ends with this line. */
  public Cursor behind(long lastId) {
    return new Cursor(lastId, through, position);
  }

  /** The place that the run began at. */
  public Cursor first() {
    return new Cursor(0, through, position);
  }
}
