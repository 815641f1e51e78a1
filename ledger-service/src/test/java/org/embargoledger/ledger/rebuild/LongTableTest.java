package org.embargoledger.ledger.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LongTableTest {

  @Property(tries = 30)
  void it_does_what_a_map_does(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 200_000) int steps) {
    Random random = new Random(seed);
    Map<Long, Long> map = new HashMap<>();
    try (LongTable table = new LongTable(1)) {
      for (int i = 0; i < steps; i++) {
        long key = random.nextInt(steps);
        if (random.nextInt(3) == 0) {
          assertThat(table.remove(key)).isEqualTo(orNone(map.remove(key)));
        } else {
          assertThat(table.put(key, i)).isEqualTo(orNone(map.put(key, (long) i)));
        }
      }
      for (long key = 0; key < steps; key++) {
        assertThat(table.get(key)).isEqualTo(orNone(map.get(key)));
      }
    }
  }

  private static long orNone(Long value) {
    return value == null ? LongTable.NONE : value;
  }
}
