package org.embargoledger.ingest.support;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.embargoledger.kit.kafka.EventMessage;

/** Reads the topic of events as consumers do: committed messages only, from the beginning. */
public final class Topic {

  private Topic() {}

  /** All messages up to the one at the position, or what was there after a while without it. */
  public static List<EventMessage> readUntil(String servers, long position) {
    return records(servers, position).stream().map(EventMessage::read).toList();
  }

  public static List<ConsumerRecord<String, byte[]>> records(String servers, long position) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers, "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(EventMessage.TOPIC, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (System.nanoTime() < deadline
          && records.stream().noneMatch(it -> EventMessage.read(it).position() >= position)) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }
}
