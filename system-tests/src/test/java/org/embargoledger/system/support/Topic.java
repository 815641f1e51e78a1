package org.embargoledger.system.support;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.embargoledger.kit.kafka.EventMessage;

/** Reads the events topic from its beginning. */
public final class Topic {

  private static final Duration READ_MAX = Duration.ofSeconds(60);

  private Topic() {}

  /** All committed messages, in their order, until the position has been seen. */
  public static List<EventMessage> readUntil(long position) {
    List<EventMessage> messages = new ArrayList<>();
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            RunningSystem.stack().config().kafkaBootstrapServers(),
            "isolation.level",
            "read_committed");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(EventMessage.TOPIC, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long deadline = System.nanoTime() + READ_MAX.toNanos();
      boolean seen = false;
      while (!seen && System.nanoTime() < deadline) {
        for (var message : consumer.poll(Duration.ofMillis(200))) {
          EventMessage event = EventMessage.read(message);
          messages.add(event);
          seen |= event.position() >= position;
        }
      }
    }
    return messages;
  }
}
