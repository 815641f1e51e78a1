package org.embargoledger.model.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads the data files that ship inside this module. */
public final class Resources {

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final String ROOT = "/org/embargoledger/model/";

  private Resources() {}

  public static JsonNode yaml(String path) {
    try (InputStream in = open(path)) {
      return YAML.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  public static InputStream open(String path) {
    InputStream in = Resources.class.getResourceAsStream(ROOT + path);
    if (in == null) {
      throw new IllegalStateException("resource " + ROOT + path + " is missing");
    }
    return in;
  }
}
