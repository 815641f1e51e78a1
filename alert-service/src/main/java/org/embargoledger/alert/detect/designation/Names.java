package org.embargoledger.alert.detect.designation;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes names comparable: upper case, no accents, one blank between words. */
final class Names {

  private static final Pattern PLAIN = Pattern.compile("[A-Z0-9]+( [A-Z0-9]+)*");
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Names() {}

  static String plain(String name) {
    if (PLAIN.matcher(name).matches()) {
      return name;
    }
    String bare = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    return BETWEEN_WORDS.matcher(bare.toUpperCase(Locale.ROOT)).replaceAll(" ").strip();
  }
}
