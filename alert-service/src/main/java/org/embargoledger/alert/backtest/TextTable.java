package org.embargoledger.alert.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Texts that occur again and again, each kept once; values that are read from them too. */
final class TextTable {

  private static final int TEXTS_MAX = 60_000;
  private static final int LENGTH_MAX = 300;

  private final Map<String, Integer> places = new HashMap<>();
  private final List<String> texts = new ArrayList<>();

  /** The text's place; -1 if the table takes no more. */
  int place(String text) {
    Integer known = places.get(text);
    if (known != null) {
      return known;
    }
    if (texts.size() >= TEXTS_MAX || text.length() > LENGTH_MAX) {
      return -1;
    }
    places.put(text, texts.size());
    texts.add(text);
    return texts.size() - 1;
  }

  String text(int place) {
    return texts.get(place);
  }

  int size() {
    return texts.size();
  }

  /** Remembers what was read from each text; belongs to one reader. */
  static final class Parsed<T> {

    private final Function<String, T> parser;
    private Object[] values = new Object[64];

    Parsed(Function<String, T> parser) {
      this.parser = parser;
    }

    @SuppressWarnings("unchecked") // only values of the parser are put in
    T of(int place, String text) {
      if (place < 0) {
        return parser.apply(text);
      }
      if (place >= values.length) {
        values = Arrays.copyOf(values, Math.max(place + 1, values.length * 2));
      }
      if (values[place] == null) {
        values[place] = parser.apply(text);
      }
      return (T) values[place];
    }
  }
}
