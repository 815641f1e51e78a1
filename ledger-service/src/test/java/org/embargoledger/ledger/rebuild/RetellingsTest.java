package org.embargoledger.ledger.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RetellingsTest {

  @Property(tries = 30)
  void it_does_what_a_map_of_sets_does(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 2_000) int steps) {
    Random random = new Random(seed);
    Map<Long, Set<Long>> map = new HashMap<>();
    try (Retellings retellings = new Retellings()) {
      for (int i = 0; i < steps; i++) {
        long origin = random.nextInt(1 + steps / 4);
        long reteller = random.nextInt(steps);
        retellings.add(origin, reteller);
        map.computeIfAbsent(origin, key -> new HashSet<>()).add(reteller);
      }
      for (long origin = 0; origin < steps; origin++) {
        Set<Long> found = new HashSet<>();
        retellings.forEach(origin, found::add);
        assertThat(found).isEqualTo(map.getOrDefault(origin, Set.of()));
      }
    }
  }
}
