package org.embargoledger.model.measure;

import java.util.Locale;
import java.util.Set;

/** The ISO 3166-1 alpha-2 codes, as the JDK ships them. */
public final class Countries {

  private static final Set<String> CODES = Set.of(Locale.getISOCountries());

  private Countries() {}

  public static boolean isCode(String text) {
    return CODES.contains(text);
  }

  /** The English short name; for sentences, never for identity. */
  public static String nameOf(String code) {
    return new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH);
  }
}
