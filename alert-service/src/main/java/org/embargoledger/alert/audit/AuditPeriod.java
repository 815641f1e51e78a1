package org.embargoledger.alert.audit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.embargoledger.kit.problem.ProblemException;

/**
 * Which steps are exported. Steps are never changed and the feed never grows before its head, so
 * the same period always gives the same bytes.
 *
 * @param from the first instant
 * @param to the first instant that is left out
 * @param upTo the last position of the feed that is looked at
 */
record AuditPeriod(Instant from, Instant to, long upTo) {

  /** Reads from and to; up to the given head of the feed unless told otherwise. */
  static AuditPeriod of(String from, String to, String upTo, long head) {
    Instant begin = instant("from", from);
    Instant end = instant("to", to);
    if (!end.isAfter(begin)) {
      throw ProblemException.parameter("to", "must be later than from");
    }
    return new AuditPeriod(begin, end, upTo == null ? head : position(upTo, head));
  }

  private static Instant instant(String name, String text) {
    if (text == null) {
      throw ProblemException.parameter(name, "is required: an instant, or a day (UTC)");
    }
    try {
      return text.length() == "2026-01-01".length()
          ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
          : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw ProblemException.parameter(
          name, "must be an instant such as 2026-12-01T00:00:00Z, or a day such as 2026-12-01");
    }
  }

  private static long position(String text, long head) {
    try {
      long position = Long.parseLong(text);
      if (position >= -1 && position <= head) {
        return position;
      }
    } catch (NumberFormatException e) {
      // Told below, as for a number out of range.
    }
    throw ProblemException.parameter("upTo", "must be a number from -1 to " + head);
  }

  String signatureAddress() {
    return "/v1/alerts/audit/signature?from=%s&to=%s&upTo=%d"
        .formatted(escaped(from), escaped(to), upTo);
  }

  private static String escaped(Instant instant) {
    return URLEncoder.encode(instant.toString(), StandardCharsets.UTF_8);
  }
}
