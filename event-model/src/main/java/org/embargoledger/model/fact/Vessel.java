package org.embargoledger.model.fact;

import java.util.Optional;

/**
 * The ship as the source identifies it. A claim: ships sail under false names and numbers.
 *
 * @param imo seven digits with a valid check digit
 * @param mmsi nine digits
 * @param flag ISO 3166-1 alpha-2
 */
public record Vessel(
    String name, Optional<String> imo, Optional<String> mmsi, Optional<String> flag) {

  /** Whether the seventh digit is the last digit of the weighted sum of the first six (7 to 2). */
  public static boolean isImoNumber(String text) {
    if (text.length() != 7) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 7; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      sum += i < 6 ? digit * (7 - i) : 0;
    }
    return sum % 10 == text.charAt(6) - '0';
  }
}
