package org.embargoledger.ledger.query;

import org.embargoledger.ledger.bookkeeping.Book;
import org.embargoledger.model.measure.Counterparty;

/** Reads the name of a book as clients write it. */
public final class BookNames {

  private BookNames() {}

  /**
   * @return the name in its normal form: {@code CN+RU} whichever state was written first
   * @throws IllegalArgumentException with a sentence for the client
   */
  public static String parse(String target, String text) {
    if (Book.aggregates(target).contains(text)) {
      return text;
    }
    try {
      return Counterparty.parse(text).toString();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'%s' is no book; write a counterparty (%s) or one of %s"
              .formatted(text, Counterparty.FORMS, String.join(", ", Book.aggregates(target))),
          e);
    }
  }
}
