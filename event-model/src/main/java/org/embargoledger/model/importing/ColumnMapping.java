package org.embargoledger.model.importing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.embargoledger.model.json.Json;
import org.embargoledger.model.json.Resources;

/**
 * How the columns of a table of deliveries become the fields of facts. Fields are named by their
 * path in the fact, such as {@code quantity.value}; besides there are the idempotency key and the
 * days, year and month of the period.
 */
public final class ColumnMapping {

  static final String KEY = "key";

  private static final Set<String> PERIOD =
      Set.of("period.from", "period.to", "period.year", "period.month");
  private static final List<String> CONSTANTS_OF_ENUMS =
      List.of("product", "quantity.qualifier", "scope", "provenance.basis");
  private static final Set<String> FIELDS =
      Stream.concat(
              PERIOD.stream(),
              Stream.of(
                  KEY,
                  "counterparty",
                  "counterpartyName",
                  "target",
                  "period",
                  "product",
                  "quantity.value",
                  "quantity.unit",
                  "quantity.qualifier",
                  "range.low",
                  "range.best",
                  "range.high",
                  "scope",
                  "vessel.name",
                  "vessel.imo",
                  "vessel.mmsi",
                  "vessel.flag",
                  "note",
                  "provenance.basis",
                  "provenance.grade",
                  "provenance.quote",
                  "provenance.source.publisher",
                  "provenance.source.title",
                  "provenance.source.url",
                  "provenance.source.published",
                  "provenance.source.retrievedAt",
                  "provenance.source.contentSha256"))
          .collect(Collectors.toSet());

  private final Map<String, FieldRule> rules;
  private final Set<String> ignored;

  ColumnMapping(Map<String, FieldRule> rules, Set<String> ignored) {
    this.rules = rules;
    this.ignored = ignored;
    for (String field : rules.keySet()) {
      if (!FIELDS.contains(field)) {
        throw new IllegalArgumentException(
            "'%s' is not a field of a delivery; the fields are %s"
                .formatted(field, FIELDS.stream().sorted().collect(Collectors.joining(", "))));
      }
    }
    if (!rules.containsKey(KEY)) {
      throw new IllegalArgumentException(
          "no rule says which column is the 'key' that tells rows apart");
    }
  }

  /** The built-in mapping; docs/importing.md describes its columns. */
  public static ColumnMapping deliveries() {
    try (InputStream in = Resources.open("importing/deliveries.yaml")) {
      return MappingReader.read(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a mapping file.
   *
   * @throws IllegalArgumentException with a sentence on what is wrong with it
   */
  public static ColumnMapping parse(byte[] yaml) {
    return MappingReader.read(yaml);
  }

  Set<String> requiredColumns() {
    return rules.values().stream()
        .flatMap(rule -> rule.columns().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  Set<String> ignoredColumns() {
    return ignored;
  }

  /** The field's text in that row; blank if it has none. */
  String text(String field, TableRow row) {
    FieldRule rule = rules.get(field);
    String text = rule == null ? "" : rule.value(row).strip();
    return CONSTANTS_OF_ENUMS.contains(field)
        ? text.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_')
        : text;
  }

  /** All fields that lie in the fact as they are, without the period. */
  ObjectNode fields(TableRow row) {
    ObjectNode fact = Json.object();
    for (String field : rules.keySet()) {
      String text = text(field, row);
      if (!field.equals(KEY) && !PERIOD.contains(field) && !text.isEmpty()) {
        put(fact, field, text);
      }
    }
    return fact;
  }

  private static void put(ObjectNode fact, String field, String text) {
    ObjectNode parent = fact;
    String[] path = field.split("\\.");
    for (int i = 0; i < path.length - 1; i++) {
      parent = parent.has(path[i]) ? (ObjectNode) parent.get(path[i]) : parent.putObject(path[i]);
    }
    parent.put(path[path.length - 1], text);
  }

  /** A fault of a field, told of the column that feeds it. */
  CellFault fault(String field, String detail) {
    Optional<String> column =
        Stream.concat(
                Stream.of(field, field + ".from"),
                rules.keySet().stream().filter(name -> name.startsWith(field + ".")))
            .map(rules::get)
            .filter(rule -> rule != null)
            .findFirst()
            .flatMap(FieldRule::column);
    return column
        .map(name -> new CellFault(name, detail))
        .orElseGet(() -> new CellFault("", field + " " + detail));
  }
}
