package org.embargoledger.ingest.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.embargoledger.ingest.support.EmbeddedParts;
import org.embargoledger.ingest.support.Facts;
import org.embargoledger.ingest.support.Tokens;
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

    List<EventMessage> messages = readUntil(last);

    assertThat(messages)
        .extracting(EventMessage::position)
        .isEqualTo(LongStream.rangeClosed(0, last).boxed().toList());
    assertThat(messages).allMatch(message -> message.event().header().target().equals("KP"));
  }

  private static List<EventMessage> readUntil(long position) {
    List<EventMessage> messages = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                EmbeddedParts.kafkaServers(),
                "isolation.level",
                "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(EventMessage.TOPIC, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (System.nanoTime() < deadline
          && messages.stream().noneMatch(message -> message.position() >= position)) {
        consumer.poll(Duration.ofMillis(200)).forEach(m -> messages.add(EventMessage.read(m)));
      }
    }
    return messages;
  }
}
