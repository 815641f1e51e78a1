package org.embargoledger.model.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads a mapping file: a rule for each field, and the columns to be left out. */
final class MappingReader {

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final List<String> RULE_KEYS =
      List.of("constant", "column", "values", "otherwise", "part", "text");

  private MappingReader() {}

  static ColumnMapping read(byte[] yaml) {
    JsonNode root;
    try {
      root = YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "line %d: %s".formatted(e.getLocation().getLineNr(), e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("not YAML in UTF-8", e);
    }
    requireKeys("the mapping", root, List.of("fields", "ignore"));
    Map<String, FieldRule> rules = new LinkedHashMap<>();
    root.path("fields")
        .properties()
        .forEach(field -> rules.put(field.getKey(), rule(field.getKey(), field.getValue())));
    Set<String> ignored = new LinkedHashSet<>();
    root.path("ignore").forEach(name -> ignored.add(name.asText()));
    return new ColumnMapping(rules, ignored);
  }

  private static FieldRule rule(String field, JsonNode node) {
    requireKeys(field, node, RULE_KEYS);
    if (node.has("constant")) {
      return new FieldRule.Constant(node.get("constant").asText());
    }
    if (node.has("text")) {
      return new FieldRule.Text(node.get("text").asText());
    }
    if (!node.has("column")) {
      throw new IllegalArgumentException(field + " needs a column, a constant or a text");
    }
    String column = node.get("column").asText();
    if (node.has("part")) {
      return new FieldRule.SourcePart(column, part(field, node.get("part").asText()));
    }
    Map<Pattern, String> values = new LinkedHashMap<>();
    node.path("values")
        .properties()
        .forEach(value -> values.put(pattern(field, value.getKey()), value.getValue().asText()));
    return new FieldRule.Cell(
        column, values, Optional.ofNullable(node.get("otherwise")).map(JsonNode::asText));
  }

  private static FieldRule.SourcePart.Part part(String field, String name) {
    return switch (name) {
      case "url" -> FieldRule.SourcePart.Part.URL;
      case "publisher" -> FieldRule.SourcePart.Part.PUBLISHER;
      default -> throw new IllegalArgumentException(field + ": part is url or publisher");
    };
  }

  /** A value is meant to the letter, unless it begins with a tilde: then it is a pattern. */
  private static Pattern pattern(String field, String value) {
    try {
      return value.startsWith("~")
          ? Pattern.compile(value.substring(1))
          : Pattern.compile("^" + Pattern.quote(value) + "$");
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(field + ": " + e.getMessage(), e);
    }
  }

  private static void requireKeys(String where, JsonNode node, List<String> known) {
    if (!node.isObject()) {
      throw new IllegalArgumentException(
          where + " must have keys: " + String.join(", ", known.toArray(String[]::new)));
    }
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw new IllegalArgumentException(
                    "%s has no key '%s'; there are %s"
                        .formatted(where, name, Arrays.toString(known.toArray())));
              }
            });
  }
}
