package org.embargoledger.ledger.query;

import io.vertx.core.MultiMap;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.model.measure.ConversionPolicies;
import org.embargoledger.model.measure.ConversionPolicy;

/**
 * The query parameters of a request, read strictly: what is unknown, repeated or malformed ends the
 * request with a problem that names the parameter and what would be right. A misspelt filter that
 * is passed over would answer another question than was asked.
 */
public final class Parameters {

  public static final int YEAR_MIN = 1948;
  public static final int YEAR_MAX = 2100;

  private final MultivaluedMap<String, String> values;

  private Parameters(MultivaluedMap<String, String> values) {
    this.values = values;
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  /**
   * @param known the names, and lists of names, that may be given
   */
  public static Parameters of(UriInfo uri, Object... known) {
    return strictly(uri.getQueryParameters(), known);
  }

  private static Parameters strictly(MultivaluedMap<String, String> values, Object... known) {
    List<String> names =
        Arrays.stream(known)
            .flatMap(each -> each instanceof List<?> list ? list.stream() : Stream.of(each))
            .map(String.class::cast)
            .toList();
    values.forEach(
        (name, given) -> {
          if (!names.contains(name)) {
            throw ProblemException.parameter(
                name, "is not known here; there are " + String.join(", ", names));
          }
          if (given.size() > 1) {
            throw ProblemException.parameter(name, "is given more than once");
          }
        });
    return new Parameters(values);
  }

  /** As above, outside of REST resources. */
  public static Parameters of(MultiMap query, Object... known) {
    MultivaluedMap<String, String> values = new MultivaluedHashMap<>();
    query.forEach(values::add);
    return strictly(values, known);
  }

  /** A header field that is read like a parameter. */
  public static Parameters ofHeader(String name, String value) {
    MultivaluedMap<String, String> values = new MultivaluedHashMap<>();
    values.putSingle(name, value);
    return new Parameters(values);
  }

  public Optional<String> text(String name) {
    Optional<String> value = Optional.ofNullable(values.getFirst(name));
    if (value.filter(String::isBlank).isPresent()) {
      throw ProblemException.parameter(name, "is empty; leave it out or give it a value");
    }
    return value;
  }

  /** The value as the function reads it; what it throws is told to the client. */
  public <T> Optional<T> read(String name, Function<String, T> reader) {
    return text(name)
        .map(
            value -> {
              try {
                return reader.apply(value);
              } catch (IllegalArgumentException e) {
                throw ProblemException.parameter(name, e.getMessage());
              }
            });
  }

  /** Several values, separated by commas, none of them twice; empty if not given. */
  public <T> List<T> several(String name, int max, Function<String, T> reader) {
    return read(
            name,
            value -> {
              List<T> all = Arrays.stream(value.split(",", -1)).map(reader).toList();
              if (all.stream().distinct().count() < all.size()) {
                throw new IllegalArgumentException("names something twice");
              }
              if (all.size() > max) {
                throw new IllegalArgumentException("takes up to %d values".formatted(max));
              }
              return all;
            })
        .orElse(List.of());
  }

  public <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type) {
    String all =
        Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    return read(
        name,
        value ->
            Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(value))
                .findFirst()
                .orElseThrow(
                    () ->
                        new IllegalArgumentException("'%s' is none of %s".formatted(value, all))));
  }

  public OptionalInt year(String name) {
    OptionalLong year = number(name, YEAR_MIN, YEAR_MAX);
    return year.isPresent() ? OptionalInt.of((int) year.getAsLong()) : OptionalInt.empty();
  }

  public OptionalLong number(String name, long min, long max) {
    return read(name, value -> wholeNumber(value, min, max))
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  private static long wholeNumber(String value, long min, long max) {
    long number;
    try {
      number = Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'%s' is not a whole number".formatted(value), e);
    }
    if (number < min || number > max) {
      throw new IllegalArgumentException(
          max == Long.MAX_VALUE
              ? "must be %d or more".formatted(min)
              : "must be from %d to %d".formatted(min, max));
    }
    return number;
  }

  public Optional<UUID> uuid(String name) {
    return read(
        name,
        value -> {
          UUID uuid = UUID.fromString(value);
          if (!uuid.toString().equalsIgnoreCase(value)) {
            throw new IllegalArgumentException("'%s' is not a UUID".formatted(value));
          }
          return uuid;
        });
  }

  /** The policy to convert with: the named one, or the authority's own. */
  public ConversionPolicy policy() {
    String all =
        ConversionPolicies.all().stream()
            .map(ConversionPolicy::name)
            .collect(Collectors.joining(", "));
    return read(
            "policy",
            value ->
                ConversionPolicies.named(value)
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "'%s' is no conversion policy; there are %s"
                                    .formatted(value, all))))
        .orElseGet(ConversionPolicies::standard);
  }

  /** False if not given. */
  public boolean flag(String name) {
    return read(
            name,
            value ->
                switch (value) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> throw new IllegalArgumentException("must be true or false");
                })
        .orElse(false);
  }

  public OptionalLong minPosition() {
    return number("minPosition", 0, Long.MAX_VALUE);
  }
}
