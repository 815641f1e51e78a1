package org.embargoledger.alert.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrieMapTest {

  private static final int CHANGES = 20_000;
  private static final int KEYS = 2_000;

  /** A quarter of the keys share their hash with another. */
  private record Key(int number) {
    @Override
    public int hashCode() {
      return number % (KEYS * 3 / 4) * 0x9e3779b9;
    }
  }

  @Test
  void it_holds_what_a_map_holds_and_leaves_earlier_ones_as_they_were() {
    SplittableRandom random = new SplittableRandom(7);
    Map<Key, Integer> expected = new HashMap<>();
    TrieMap<Key, Integer> map = TrieMap.empty();
    for (int change = 0; change < CHANGES; change++) {
      Key key = new Key(random.nextInt(KEYS));
      TrieMap<Key, Integer> before = map;
      Integer was = expected.get(key);
      if (random.nextInt(3) == 0) {
        expected.remove(key);
        map = map.minus(key);
      } else {
        expected.put(key, change);
        map = map.plus(key, change);
      }
      assertThat(map.get(key)).isEqualTo(expected.get(key));
      assertThat(before.get(key)).isEqualTo(was);
      assertThat(map).hasSize(expected.size());
    }
    assertThat(map).isEqualTo(expected).isNotEmpty();
    assertThat(map.minusAll(expected.keySet())).isSameAs(TrieMap.empty());
    assertThat(TrieMap.<Key, Integer>empty().plusAll(expected)).isEqualTo(expected);
  }

  @Test
  void taking_away_what_is_not_there_changes_nothing() {
    TrieMap<String, Integer> map = TrieMap.<String, Integer>empty().plus("a", 1);

    assertThat(map.minus("b")).isSameAs(map);
    assertThat(map.getOrDefault("b", 2)).isEqualTo(2);
    assertThat(map.containsKey("b")).isFalse();
  }

  @Test
  void of_keys_with_one_hash_the_last_comes_first() {
    Key one = new Key(1);
    Key other = new Key(1 + KEYS * 3 / 4);

    assertThat(List.copyOf(TrieMap.<Key, Integer>empty().plus(one, 1).plus(other, 2).keySet()))
        .containsExactly(other, one);
  }
}
