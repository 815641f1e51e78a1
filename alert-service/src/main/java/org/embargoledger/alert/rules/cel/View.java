package org.embargoledger.alert.rules.cel;

import java.util.AbstractMap;
import java.util.LinkedHashSet;
import java.util.Set;

/** One value as a rule sees it. Fields are read when they are asked for, not before. */
final class View<T> extends AbstractMap<String, Object> {

  private final Struct<T> struct;
  private final T value;

  // CEL asks whether a field is there and then for it: it is read once.
  private String lastName;
  private Object lastValue;

  View(Struct<T> struct, T value) {
    this.struct = struct;
    this.value = value;
  }

  @Override
  public Object get(Object name) {
    if (!name.equals(lastName)) {
      lastValue = struct.read((String) name, value);
      lastName = (String) name;
    }
    return lastValue;
  }

  @Override
  public boolean containsKey(Object name) {
    return get(name) != null;
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    Set<Entry<String, Object>> entries = new LinkedHashSet<>();
    for (String name : struct.fields().keySet()) {
      Object there = get(name);
      if (there != null) {
        entries.add(new SimpleImmutableEntry<>(name, there));
      }
    }
    return entries;
  }
}
