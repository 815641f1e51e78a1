package org.embargoledger.model.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads one JSON object field by field and collects everything that is wrong instead of stopping at
 * the first fault. A faulty or missing required field reads as {@code null}; the caller builds its
 * value only if {@link #isClean()}. Fields that nobody asked for are faults too, reported by {@link
 * #rejectUnknown()}.
 */
public final class ObjectReader {

  private static final int TEXT_MAX = 2_000;
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,30}(\\.\\d{1,12})?");

  private final JsonNode node;
  private final String pointer;
  private final List<Violation> violations;
  private final Set<String> asked = new LinkedHashSet<>();

  private ObjectReader(JsonNode node, String pointer, List<Violation> violations) {
    this.node = node;
    this.pointer = pointer;
    this.violations = violations;
  }

  public static ObjectReader root(JsonNode node) {
    return root(node, "#");
  }

  /** The reader of an object that lies at the pointer of a larger document. */
  public static ObjectReader root(JsonNode node, String pointer) {
    ObjectReader reader = new ObjectReader(node, pointer, new ArrayList<>());
    if (!node.isObject()) {
      reader.violations.add(new Violation(pointer, "must be a JSON object"));
    }
    return reader;
  }

  public boolean isClean() {
    return violations.isEmpty();
  }

  public boolean has(String name) {
    asked.add(name);
    JsonNode value = node.path(name);
    return !value.isMissingNode() && !value.isNull();
  }

  /**
   * @throws InvalidDocumentException if anything was wrong
   */
  public void throwIfFaulty() {
    if (!violations.isEmpty()) {
      throw new InvalidDocumentException(violations);
    }
  }

  public void reject(String name, String detail) {
    violations.add(new Violation(pointer + "/" + name, detail));
  }

  public void rejectUnknown() {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!asked.contains(name)) {
                reject(name, "is not a field here; the fields are " + String.join(", ", asked));
              }
            });
  }

  public String text(String name) {
    return required(name, text -> text);
  }

  public Optional<String> optionalText(String name) {
    return optional(name, text -> text);
  }

  /** A required string field that the parser turns into a value or refuses with a sentence. */
  public <T> T required(String name, Function<String, T> parser) {
    if (!has(name)) {
      reject(name, "is required");
      return null;
    }
    return parse(name, parser);
  }

  public <T> Optional<T> optional(String name, Function<String, T> parser) {
    return has(name) ? Optional.ofNullable(parse(name, parser)) : Optional.empty();
  }

  public <E extends Enum<E>> E oneOf(String name, Class<E> type) {
    return required(name, text -> constant(type, text));
  }

  public <E extends Enum<E>> E oneOf(String name, Class<E> type, E otherwise) {
    return optional(name, text -> constant(type, text)).orElse(otherwise);
  }

  public boolean flag(String name) {
    if (!has(name)) {
      return false;
    }
    if (!node.get(name).isBoolean()) {
      reject(name, "must be true or false");
      return false;
    }
    return node.get(name).booleanValue();
  }

  /** A required whole number from {@code min} up. */
  public long whole(String name, long min) {
    if (!has(name)) {
      reject(name, "is required");
      return min;
    }
    JsonNode value = node.get(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < min) {
      reject(name, "must be a whole number from " + min + " up");
      return min;
    }
    return value.longValue();
  }

  public int integer(String name, int min) {
    if (!has(name)) {
      reject(name, "is required");
      return min;
    }
    JsonNode value = node.get(name);
    if (!value.isInt() || value.intValue() < min) {
      reject(name, "must be a whole number from " + min + " up");
      return min;
    }
    return value.intValue();
  }

  /** An exact decimal, given as a string ({@code "9.70"}) or as a JSON number. */
  public BigDecimal decimal(String name) {
    if (!has(name)) {
      reject(name, "is required");
      return null;
    }
    return optionalDecimal(name).orElse(null);
  }

  public Optional<BigDecimal> optionalDecimal(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    JsonNode value = node.get(name);
    if (value.isTextual() && DECIMAL.matcher(value.textValue()).matches()) {
      return Optional.of(new BigDecimal(value.textValue()));
    }
    if (value.isNumber()) {
      BigDecimal number = value.decimalValue();
      if (number.precision() <= 40 && Math.abs(number.scale()) <= 30) {
        return Optional.of(number.scale() < 0 ? number.setScale(0) : number);
      }
    }
    reject(name, "must be a decimal number such as \"1234.5\"");
    return Optional.empty();
  }

  /** The reader of a nested object; reads as empty, and complains, where there is none. */
  public ObjectReader object(String name) {
    if (!has(name)) {
      reject(name, "is required");
      return empty(name);
    }
    JsonNode value = node.get(name);
    if (!value.isObject()) {
      reject(name, "must be a JSON object");
      return empty(name);
    }
    return new ObjectReader(value, pointer + "/" + name, violations);
  }

  public List<ObjectReader> objects(String name, int countMax) {
    if (!has(name)) {
      return List.of();
    }
    JsonNode array = node.get(name);
    if (!array.isArray() || array.size() > countMax) {
      reject(name, "must be an array of at most " + countMax + " objects");
      return List.of();
    }
    List<ObjectReader> readers = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      String place = name + "/" + i;
      if (array.get(i).isObject()) {
        readers.add(new ObjectReader(array.get(i), pointer + "/" + place, violations));
      } else {
        reject(place, "must be a JSON object");
      }
    }
    return readers;
  }

  /** An optional array of strings, each read by the parser; empty where there is none. */
  public <T> List<T> several(String name, int countMax, Function<String, T> parser) {
    if (!has(name)) {
      return List.of();
    }
    JsonNode array = node.get(name);
    if (!array.isArray() || array.size() > countMax) {
      reject(name, "must be an array of at most " + countMax + " strings");
      return List.of();
    }
    List<T> values = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      Optional.ofNullable(parse(name + "/" + i, array.get(i), parser)).ifPresent(values::add);
    }
    return values;
  }

  private ObjectReader empty(String name) {
    // What is missing has been reported once; its own fields are not reported again.
    return new ObjectReader(
        MissingNode.getInstance(), pointer + "/" + name, new ArrayList<>(List.of()));
  }

  private <T> T parse(String name, Function<String, T> parser) {
    return parse(name, node.get(name), parser);
  }

  private <T> T parse(String name, JsonNode value, Function<String, T> parser) {
    if (!value.isTextual()) {
      reject(name, "must be a string");
      return null;
    }
    String text = value.textValue();
    if (text.isBlank() || text.length() > TEXT_MAX) {
      reject(name, "must have 1 to " + TEXT_MAX + " characters");
      return null;
    }
    if (!isWellFormed(text)) {
      reject(name, "has a lone surrogate or a NUL, which is not text");
      return null;
    }
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      reject(name, e.getMessage());
      return null;
    }
  }

  private static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isLowSurrogate(c)) {
        return false;
      }
      if (Character.isHighSurrogate(c)) {
        i++;
        if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String text) {
    try {
      return Enum.valueOf(type, text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(notOneOf(type, text), e);
    }
  }

  private static String notOneOf(Class<? extends Enum<?>> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .map(Enum::name)
        .collect(Collectors.joining(", ", "'" + text + "' is not one of ", ""));
  }
}
