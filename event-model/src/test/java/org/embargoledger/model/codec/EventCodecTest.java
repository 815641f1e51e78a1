package org.embargoledger.model.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.embargoledger.model.counting.Deliveries;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.EventHeader;
import org.embargoledger.model.event.FactCorrected;
import org.embargoledger.model.event.FactRecorded;
import org.embargoledger.model.event.FactRetracted;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.FactType;
import org.embargoledger.model.json.CanonicalJson;
import org.embargoledger.model.json.Json;
import org.junit.jupiter.api.Test;

class EventCodecTest {

  private static final EventHeader HEADER =
      new EventHeader(
          7,
          new UUID(0x0199a0f000007000L, 0x8000000000000001L),
          2,
          FactType.FUEL_DELIVERY,
          "KP",
          "partner-a",
          Instant.parse("2026-11-24T12:00:00.123456Z"));

  private static final Fact FACT = Deliveries.of("RU").period("2024-01").barrels("15279").fact();

  @Test
  void every_kind_of_event_is_read_back_the_same_from_the_same_bytes() {
    for (Event event :
        List.of(
            new FactRecorded(HEADER, FACT),
            new FactCorrected(HEADER, FACT, "typing error"),
            new FactRetracted(HEADER, "never \"happened\"\n\u2014"))) {
      byte[] bytes = EventCodec.encode(event);

      assertThat(EventCodec.decode(bytes)).isEqualTo(event);
      assertThat(EventCodec.encode(EventCodec.decode(bytes))).isEqualTo(bytes);
      assertThat(CanonicalJson.bytes(Json.parse(bytes))).isEqualTo(bytes);
    }
  }

  @Test
  void an_event_of_another_schema_or_type_is_not_guessed_at() {
    String event =
        new String(EventCodec.encode(new FactRecorded(HEADER, FACT)), StandardCharsets.UTF_8);

    for (String unknown :
        List.of(
            event.replace("\"schema\":1", "\"schema\":2"),
            event.replace("FuelDelivery", "GrainDelivery"),
            event.replace("RECORDED", "REVOKED"))) {
      assertThatThrownBy(() -> EventCodec.decode(unknown.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(UnknownEventException.class);
    }
  }
}
