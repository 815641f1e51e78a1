package org.embargoledger.ingest.proof;

import org.embargoledger.kit.problem.ProblemException;

/** Reads positions and tree sizes from queries. */
final class Sizes {

  private Sizes() {}

  static long required(String name, String text, long min, long max) {
    if (text == null) {
      throw ProblemException.parameter(name, "is required: " + range(min, max));
    }
    try {
      long number = Long.parseLong(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // answered below, as for a number out of range
    }
    throw ProblemException.parameter(name, "must be " + range(min, max) + ", not '" + text + "'");
  }

  static long optional(String name, String text, long otherwise, long min, long max) {
    return text == null ? otherwise : required(name, text, min, max);
  }

  private static String range(long min, long max) {
    return max < min
        ? "a number that the log has reached, and it is still too short for this"
        : "a number from %d to %d, where the log ends now".formatted(min, max);
  }
}
