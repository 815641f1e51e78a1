package org.embargoledger.model.fact;

import java.util.regex.Pattern;

/**
 * The Admiralty code: reliability of the source A (completely reliable) to F (cannot be judged),
 * and credibility of the information 1 (confirmed) to 6 (cannot be judged). The two are judged
 * apart.
 */
public record Grade(char reliability, int credibility) {

  private static final Pattern FORM = Pattern.compile("[A-F][1-6]");

  /** Credibility 5: improbable, contradicted by other information. */
  private static final int IMPROBABLE = 5;

  /**
   * Reads {@code B2}.
   *
   * @throws IllegalArgumentException with a sentence for the submitter
   */
  public static Grade parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is not an Admiralty grade; write reliability A-F and credibility 1-6: B2");
    }
    return new Grade(text.charAt(0), text.charAt(1) - '0');
  }

  public boolean isImprobable() {
    return credibility == IMPROBABLE;
  }

  /** Smaller is better: credibility first, then reliability. */
  public int rank() {
    return credibility * 10 + (reliability - 'A');
  }

  @Override
  public String toString() {
    return "" + reliability + credibility;
  }
}
