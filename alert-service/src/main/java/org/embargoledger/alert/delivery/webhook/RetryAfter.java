package org.embargoledger.alert.delivery.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Reads a Retry-After header: seconds or a date. */
final class RetryAfter {

  private RetryAfter() {}

  /** Null if there is none, if it is over, or if it makes no sense. */
  static Duration read(String header, Instant now) {
    if (header == null) {
      return null;
    }
    String text = header.strip();
    try {
      Duration asked =
          text.matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(text))
              : Duration.between(
                  now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      return asked.isNegative() ? null : asked;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
