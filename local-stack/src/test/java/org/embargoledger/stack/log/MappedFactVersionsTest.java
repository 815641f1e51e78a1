package org.embargoledger.stack.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MappedFactVersionsTest {
  /** More than the first table has room for, so that it grows twice. */
  private static final int FACTS = 100_000;

  @Test
  void every_fact_keeps_its_latest_version_while_the_table_grows() {
    List<UUID> facts = new ArrayList<>();
    for (int i = 0; i < FACTS; i++) {
      facts.add(UUID.nameUUIDFromBytes(new byte[] {(byte) i, (byte) (i >> 8), (byte) (i >> 16)}));
    }
    try (MappedFactVersions versions = new MappedFactVersions()) {
      facts.forEach(fact -> assertThat(versions.latest(fact)).isZero());
      facts.forEach(fact -> versions.remember(fact, 1));
      facts.subList(0, 10).forEach(fact -> versions.remember(fact, 2));

      assertThat(facts.subList(0, 10)).allMatch(fact -> versions.latest(fact) == 2);
      assertThat(facts.subList(10, FACTS)).allMatch(fact -> versions.latest(fact) == 1);
      assertThat(versions.latest(new UUID(1, 2))).isZero();
    }
  }
}
