package org.embargoledger.model.measure;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The ISO 3166-1 alpha-2 codes, as the JDK ships them. */
public final class Countries {

  private static final Set<String> CODES = Set.of(Locale.getISOCountries());
  private static final Map<String, String> NAMES =
      CODES.stream().collect(Collectors.toUnmodifiableMap(code -> code, Countries::lookUp));

  private Countries() {}

  public static boolean isCode(String text) {
    return CODES.contains(text);
  }

  /** The English short name; for sentences, never for identity. */
  public static String nameOf(String code) {
    String name = NAMES.get(code);
    return name == null ? lookUp(code) : name;
  }

  private static String lookUp(String code) {
    return new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH);
  }
}
