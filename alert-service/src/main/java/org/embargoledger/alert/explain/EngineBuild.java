package org.embargoledger.alert.explain;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The code that judges.
 *
 * @param commit of the source; "unknown" in a build outside a git checkout
 */
public record EngineBuild(String version, String commit) {

  private static final String RESOURCE = "engine-build.properties";

  /** This build. */
  public static final EngineBuild PRESENT = read();

  private static EngineBuild read() {
    try (InputStream in = EngineBuild.class.getResourceAsStream(RESOURCE)) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return new EngineBuild(value(properties, "version"), value(properties, "commit"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A placeholder that the build did not fill is no value. */
  private static String value(Properties properties, String name) {
    String value = properties.getProperty(name, "");
    return value.isBlank() || value.startsWith("$") ? "unknown" : value;
  }

  JsonObject toJson() {
    return new JsonObject().put("version", version).put("commit", commit);
  }
}
