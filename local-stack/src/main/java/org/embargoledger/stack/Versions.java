package org.embargoledger.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The versions this build was made with, as the parent pom states them. */
public final class Versions {
  private static final Properties VALUES = load();

  private Versions() {}

  public static String embargo() {
    return VALUES.getProperty("embargo");
  }

  /** The binaries' artifact 18.6.0 contains PostgreSQL 18.6. */
  public static String postgresql() {
    return VALUES.getProperty("postgresql").replaceFirst("\\.0$", "");
  }

  public static String kafka() {
    return VALUES.getProperty("kafka");
  }

  public static String keycloak() {
    return VALUES.getProperty("keycloak");
  }

  private static Properties load() {
    Properties values = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream("/versions.properties")) {
      values.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return values;
  }
}
