package org.embargoledger.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces {{key}} inside string values by the id that the fact of that key was given. */
final class Placeholders {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]+)\\}\\}");

  private final Map<String, String> factIds;

  Placeholders(Map<String, String> factIds) {
    this.factIds = factIds;
  }

  JsonNode replaceIn(JsonNode node) {
    if (node.isTextual()) {
      return JsonNodeFactory.instance.textNode(replaceIn(node.textValue()));
    }
    if (node.isObject()) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      node.properties().forEach(field -> copy.set(field.getKey(), replaceIn(field.getValue())));
      return copy;
    }
    if (node.isArray()) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> copy.add(replaceIn(element)));
      return copy;
    }
    return node;
  }

  private String replaceIn(String text) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    return matcher.replaceAll(match -> Matcher.quoteReplacement(idOf(match.group(1))));
  }

  private String idOf(String key) {
    String id = factIds.get(key);
    if (id == null) {
      throw new IllegalArgumentException("no earlier line has the key " + key);
    }
    return id;
  }
}
