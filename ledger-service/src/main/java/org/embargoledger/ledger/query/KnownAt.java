package org.embargoledger.ledger.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Up to where the log is taken as known: a position, or an instant, which stands for the last
 * position recorded at or before it. Exactly one of the two is there.
 *
 * @param asked as the client wrote it
 */
public record KnownAt(String asked, OptionalLong position, Optional<Instant> instant) {

  public static final String FORMS =
      "a position of the log such as 41, or an instant in UTC such as 2025-11-20T12:00:00Z";

  /**
   * @throws IllegalArgumentException with a sentence for the client
   */
  public static KnownAt parse(String text) {
    try {
      if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return new KnownAt(text, OptionalLong.of(Long.parseLong(text)), Optional.empty());
      }
      if (text.endsWith("Z")) {
        return new KnownAt(text, OptionalLong.empty(), Optional.of(Instant.parse(text)));
      }
    } catch (NumberFormatException | DateTimeException e) {
      // answered below
    }
    throw new IllegalArgumentException(
        "'%s' is no moment of the log; write %s".formatted(text, FORMS));
  }
}
