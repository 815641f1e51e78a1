package org.embargoledger.ledger.bookkeeping;

import java.util.Comparator;
import java.util.UUID;

/** The place of a line: a fact has at most one standing line for a measure in a book's year. */
public record LineKey(UUID factId, String book, int year, Measure measure)
    implements Comparable<LineKey> {

  private static final Comparator<LineKey> ORDER =
      Comparator.comparing(LineKey::book)
          .thenComparing(LineKey::year)
          .thenComparing(LineKey::measure)
          .thenComparing(LineKey::factId);

  @Override
  public int compareTo(LineKey other) {
    return ORDER.compare(this, other);
  }
}
