package org.embargoledger.ledger.rebuild;

import java.util.Arrays;
import java.util.function.LongConsumer;

/** A growing list of longs, without boxes. */
final class LongList {

  private long[] values = new long[8];
  private int size;

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size + (size >> 1));
    }
    values[size++] = value;
  }

  long get(int index) {
    return values[index];
  }

  int size() {
    return size;
  }

  void forEach(LongConsumer each) {
    for (int i = 0; i < size; i++) {
      each.accept(values[i]);
    }
  }
}
