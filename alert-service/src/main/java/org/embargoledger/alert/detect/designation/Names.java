package org.embargoledger.alert.detect.designation;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes names comparable: upper case, no accents, one blank between words. */
final class Names {

  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Names() {}

  static String plain(String name) {
    if (isPlain(name)) {
      return name;
    }
    String bare = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    return BETWEEN_WORDS.matcher(bare.toUpperCase(Locale.ROOT)).replaceAll(" ").strip();
  }

  /** Most names are: capitals and digits, and single blanks between them. */
  private static boolean isPlain(String name) {
    boolean isBlankAllowed = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean isOfWord = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!isOfWord && (c != ' ' || !isBlankAllowed)) {
        return false;
      }
      isBlankAllowed = isOfWord;
    }
    return isBlankAllowed;
  }
}
