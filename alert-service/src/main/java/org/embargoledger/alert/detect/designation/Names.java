package org.embargoledger.alert.detect.designation;

import java.text.Normalizer;
import java.util.Locale;

/** Makes names comparable: upper case, no accents, one blank between words. */
final class Names {

  private Names() {}

  static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}+", "")
        .toUpperCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }
}
