package org.embargoledger.model.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The canonical bytes of a JSON document after RFC 8785: keys sorted by UTF-16 code units, no white
 * space, shortest escapes, UTF-8. Of numbers only integers within 2^53 are allowed, where the RFC's
 * form is plain digits; decimals are written as strings, so that no double ever touches a figure.
 */
public final class CanonicalJson {

  private static final long INTEGER_MAX = 1L << 53;
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final StringBuilder out = new StringBuilder(512);

  private CanonicalJson() {}

  public static byte[] bytes(JsonNode node) {
    CanonicalJson writer = new CanonicalJson();
    writer.write(node);
    return writer.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A text as a canonical JSON string, with its quotation marks. */
  public static String text(String value) {
    CanonicalJson writer = new CanonicalJson();
    writer.string(value);
    return writer.out.toString();
  }

  private void write(JsonNode node) {
    switch (node.getNodeType()) {
      case OBJECT -> object(node);
      case ARRAY -> array(node);
      case STRING -> string(node.textValue());
      case BOOLEAN, NULL -> out.append(node.asText());
      case NUMBER -> integer(node);
      case BINARY, MISSING, POJO ->
          throw new IllegalArgumentException(node.getNodeType() + " has no canonical form");
    }
  }

  private void object(JsonNode node) {
    List<String> names = new ArrayList<>(node.size());
    node.fieldNames().forEachRemaining(names::add);
    names.sort(null);
    char separator = '{';
    for (String name : names) {
      out.append(separator);
      string(name);
      out.append(':');
      write(node.get(name));
      separator = ',';
    }
    out.append(names.isEmpty() ? "{}" : "}");
  }

  private void array(JsonNode node) {
    out.append('[');
    for (Iterator<JsonNode> items = node.elements(); items.hasNext(); ) {
      write(items.next());
      if (items.hasNext()) {
        out.append(',');
      }
    }
    out.append(']');
  }

  private void integer(JsonNode node) {
    if (!node.isIntegralNumber()
        || !node.canConvertToLong()
        || Math.abs(node.longValue()) > INTEGER_MAX) {
      throw new IllegalArgumentException(node + " is not an integer within 2^53");
    }
    out.append(node.longValue());
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> plain(c);
      }
    }
    out.append('"');
  }

  private void plain(char c) {
    if (c < 0x20) {
      out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 0xf]);
    } else {
      out.append(c);
    }
  }
}
