package org.embargoledger.model.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FactIdsTest {

  private final SplittableRandom random = new SplittableRandom(7);

  @Test
  void an_id_has_the_version_the_variant_and_the_time_of_rfc_9562() {
    Instant now = Instant.parse("2026-11-28T10:15:30.123Z");

    UUID id = FactIds.next(now, random);

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(now.toEpochMilli());
  }

  @Test
  void a_later_id_is_written_greater() {
    Instant now = Instant.parse("2026-11-28T10:15:30Z");

    String earlier = FactIds.next(now, random).toString();
    String later = FactIds.next(now.plusMillis(1), random).toString();

    assertThat(later).isGreaterThan(earlier);
  }
}
