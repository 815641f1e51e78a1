package org.embargoledger.ledger.rebuild;

import java.util.Arrays;
import java.util.function.LongConsumer;

/** A growing list of positions, as small as it can be. */
final class Positions {

  private long[] values = new long[8];
  private int size;

  void add(long position) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size + (size >> 1));
    }
    values[size++] = position;
  }

  void forEach(LongConsumer each) {
    for (int i = 0; i < size; i++) {
      each.accept(values[i]);
    }
  }
}
