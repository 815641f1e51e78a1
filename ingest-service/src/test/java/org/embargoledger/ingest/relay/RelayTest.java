package org.embargoledger.ingest.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.RestAssured;
import java.util.List;
import java.util.stream.LongStream;
import org.embargoledger.ingest.support.EmbeddedParts;
import org.embargoledger.ingest.support.Facts;
import org.embargoledger.ingest.support.Tokens;
import org.embargoledger.ingest.support.Topic;
import org.embargoledger.kit.kafka.EventMessage;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class RelayTest {

  @Test
  void every_event_is_in_the_topic_once_and_in_log_order() {
    long last = 0;
    for (int i = 0; i < 20; i++) {
      last =
          Tokens.as("partner-a")
              .body(Facts.delivery("1"))
              .post("/v1/deliveries")
              .jsonPath()
              .getLong("position");
    }

    List<EventMessage> messages = Topic.readUntil(EmbeddedParts.kafkaServers(), last);

    assertThat(messages)
        .extracting(EventMessage::position)
        .isEqualTo(LongStream.rangeClosed(0, last).boxed().toList());
    assertThat(messages).allMatch(message -> message.event().header().target().equals("KP"));
  }

  @Test
  void the_lag_of_the_relay_is_a_metric_and_falls_to_0() {
    Tokens.as("partner-a").body(Facts.delivery("1")).post("/v1/deliveries").then().statusCode(201);

    await()
        .until(
            () -> RestAssured.get("/q/metrics").asString(),
            allOf(
                containsString("\nembargo_relay_lag_positions 0.0"),
                containsString("\nembargo_relay_lag_seconds 0.0")));
  }
}
