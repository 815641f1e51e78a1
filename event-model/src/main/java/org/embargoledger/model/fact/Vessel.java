package org.embargoledger.model.fact;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The ship as the source identifies it. A claim: ships sail under false names and numbers.
 *
 * @param imo seven digits with a valid check digit
 * @param mmsi nine digits
 * @param flag ISO 3166-1 alpha-2
 */
public record Vessel(
    String name, Optional<String> imo, Optional<String> mmsi, Optional<String> flag) {

  private static final Pattern SEVEN_DIGITS = Pattern.compile("\\d{7}");

  /** Whether the seventh digit is the last digit of the weighted sum of the first six (7 to 2). */
  public static boolean isImoNumber(String text) {
    if (!SEVEN_DIGITS.matcher(text).matches()) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 6; i++) {
      sum += (text.charAt(i) - '0') * (7 - i);
    }
    return sum % 10 == text.charAt(6) - '0';
  }
}
