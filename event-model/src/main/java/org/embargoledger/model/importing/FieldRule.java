package org.embargoledger.model.importing;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where the value of one field comes from. */
sealed interface FieldRule {

  /** The field's text in that row; blank if it has none. */
  String value(TableRow row);

  /** Columns that it reads. */
  Set<String> columns();

  /** The column that a fault of the field is told of. */
  default Optional<String> column() {
    return columns().stream().findFirst();
  }

  /** The same in every row. */
  record Constant(String text) implements FieldRule {

    @Override
    public String value(TableRow row) {
      return text;
    }

    @Override
    public Set<String> columns() {
      return Set.of();
    }
  }

  /**
   * One column's cell, translated.
   *
   * @param values what stands for a cell; the first pattern that is found in it wins
   * @param otherwise for cells that no pattern is found in; the cell itself if empty
   */
  record Cell(String name, Map<Pattern, String> values, Optional<String> otherwise)
      implements FieldRule {

    @Override
    public String value(TableRow row) {
      String cell = row.cell(name);
      return values.entrySet().stream()
          .filter(value -> value.getKey().matcher(cell).find())
          .map(Map.Entry::getValue)
          .findFirst()
          .or(() -> otherwise)
          .orElse(cell);
    }

    @Override
    public Set<String> columns() {
      return Set.of(name);
    }
  }

  /** A part of a cell that names a source in free words. */
  record SourcePart(String name, Part part) implements FieldRule {

    enum Part {
      URL,
      PUBLISHER
    }

    @Override
    public String value(TableRow row) {
      SourceText source = SourceText.parse(row.cell(name));
      return (part == Part.URL ? source.url() : source.publisher()).orElse("");
    }

    @Override
    public Set<String> columns() {
      return Set.of(name);
    }
  }

  /** A sentence with cells in it: {@code Row {id}: {status}}. */
  record Text(String template) implements FieldRule {

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]+)}");

    @Override
    public String value(TableRow row) {
      return PLACE
          .matcher(template)
          .replaceAll(place -> Matcher.quoteReplacement(row.cell(place.group(1))));
    }

    @Override
    public Set<String> columns() {
      return PLACE.matcher(template).results().map(it -> it.group(1)).collect(Collectors.toSet());
    }
  }
}
