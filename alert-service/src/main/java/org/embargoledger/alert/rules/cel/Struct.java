package org.embargoledger.alert.rules.cel;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A type of the rule language that shows a Java value field by field, and only the fields that are
 * listed here.
 *
 * @param <T> the value shown
 */
final class Struct<T> {

  /**
   * @param values the texts that the field can have; empty if it is free
   * @param read gives the value in CEL's terms; null where there is none
   */
  record Field<T>(CelType type, boolean optional, List<String> values, Function<T, Object> read) {}

  private final String name;
  private final Map<String, Field<? super T>> fields = new LinkedHashMap<>();

  Struct(String name) {
    this.name = name;
  }

  /** Takes over the fields of a struct that shows a wider type. */
  Struct<T> with(Struct<? super T> wider) {
    wider.copyInto(this);
    return this;
  }

  private <S extends T> void copyInto(Struct<S> narrower) {
    narrower.fields.putAll(fields);
  }

  Struct<T> field(String field, CelType type, Function<T, Object> read) {
    fields.put(field, new Field<>(type, false, List.of(), read));
    return this;
  }

  Struct<T> optional(String field, CelType type, Function<T, Optional<?>> read) {
    fields.put(field, new Field<>(type, true, List.of(), value -> read.apply(value).orElse(null)));
    return this;
  }

  <E extends Enum<E>> Struct<T> constant(String field, Class<E> type, Function<T, E> read) {
    return constant(field, type, Enum::name, read);
  }

  <E extends Enum<E>> Struct<T> constant(
      String field, Class<E> type, Function<E, String> text, Function<T, E> read) {
    List<String> values = Arrays.stream(type.getEnumConstants()).map(text).toList();
    fields.put(
        field,
        new Field<>(SimpleType.STRING, false, values, value -> text.apply(read.apply(value))));
    return this;
  }

  <U> Struct<T> nested(String field, Struct<U> struct, Function<T, U> read) {
    return field(field, struct.reference(), value -> struct.view(read.apply(value)));
  }

  <U> Struct<T> optionalNested(String field, Struct<U> struct, Function<T, Optional<U>> read) {
    return optional(field, struct.reference(), value -> read.apply(value).map(struct::view));
  }

  String name() {
    return name;
  }

  Map<String, Field<? super T>> fields() {
    return fields;
  }

  StructTypeReference reference() {
    return StructTypeReference.create(name);
  }

  StructType type() {
    ImmutableMap<String, CelType> types =
        fields.entrySet().stream()
            .collect(
                ImmutableMap.toImmutableMap(Map.Entry::getKey, field -> field.getValue().type()));
    return StructType.create(
        name, ImmutableSet.copyOf(fields.keySet()), field -> Optional.ofNullable(types.get(field)));
  }

  /** Shows the value; of null, no field is there. */
  View<T> view(T value) {
    return new View<>(this, value);
  }

  Object read(String field, T value) {
    Field<? super T> known = value == null ? null : fields.get(field);
    return known == null ? null : known.read().apply(value);
  }
}
