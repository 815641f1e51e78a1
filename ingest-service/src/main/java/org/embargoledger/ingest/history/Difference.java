package org.embargoledger.ingest.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A field that two versions of a document do not agree on.
 *
 * @param pointer its place (RFC 6901)
 * @param was null if the older version has no such field
 * @param is null if the newer version has no such field
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Difference(String pointer, JsonNode was, JsonNode is) {

  /** The differences of single fields, in the order of their names; elements of arrays by index. */
  public static List<Difference> between(JsonNode older, JsonNode newer) {
    List<Difference> differences = new ArrayList<>();
    compare("", older, newer, differences);
    return differences;
  }

  private static void compare(String pointer, JsonNode was, JsonNode is, List<Difference> into) {
    if (was != null && is != null && was.isObject() && is.isObject()) {
      for (String name : names(was, is)) {
        compare(pointer + "/" + escaped(name), was.get(name), is.get(name), into);
      }
    } else if (was != null && is != null && was.isArray() && is.isArray()) {
      for (int i = 0; i < Math.max(was.size(), is.size()); i++) {
        compare(pointer + "/" + i, was.get(i), is.get(i), into);
      }
    } else if (was == null || !was.equals(is)) {
      into.add(new Difference(pointer, was, is));
    }
  }

  private static Set<String> names(JsonNode was, JsonNode is) {
    Set<String> names = new TreeSet<>();
    was.fieldNames().forEachRemaining(names::add);
    is.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
