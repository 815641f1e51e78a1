package org.embargoledger.alert.rules.rest;

import org.embargoledger.alert.rules.Rule;
import org.embargoledger.kit.problem.ProblemException;

/** Numbers in addresses, as they came. */
public final class Numbers {

  private static final int LIMIT = 50;
  private static final int LIMIT_MAX = 200;
  private static final int OFFSET_MAX = 1_000_000;

  private Numbers() {}

  public static int limit(String text) {
    return text == null ? LIMIT : between("limit", text, 1, LIMIT_MAX);
  }

  public static int offset(String text) {
    return text == null ? 0 : between("offset", text, 0, OFFSET_MAX);
  }

  /** The number of a version that the rule has. */
  public static int version(String text, Rule rule) {
    return between("version", text, 1, rule.latest().number());
  }

  private static int between(String name, String text, int min, int max) {
    try {
      int value = Integer.parseInt(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, as for a number out of range.
    }
    throw ProblemException.parameter(name, "must be a number from %d to %d".formatted(min, max));
  }
}
