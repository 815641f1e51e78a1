package org.embargoledger.ingest.relay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.embargoledger.kit.kafka.EventMessage;

/** Finds out how far the topic has come. */
final class TopicEnd {

  /** The last offsets may be transaction markers; one batch and its marker fit into this. */
  private static final int LOOK_BACK = 1_000;

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration READ_MAX = Duration.ofSeconds(30);

  private TopicEnd() {}

  /** The position of the last committed event in the topic's one partition; -1 if there is none. */
  static long lastPosition(Map<String, Object> config) {
    Map<String, Object> settings = new HashMap<>(config);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(EventMessage.TOPIC, 0);
      consumer.assign(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      long from = end;
      long last = -1;
      while (last < 0 && from > 0) {
        from = Math.max(0, from - LOOK_BACK);
        last = lastPositionFrom(consumer, partition, from, end);
      }
      return last;
    }
  }

  private static long lastPositionFrom(
      KafkaConsumer<String, byte[]> consumer, TopicPartition partition, long from, long end) {
    consumer.seek(partition, from);
    long last = -1;
    long deadline = System.nanoTime() + READ_MAX.toNanos();
    while (consumer.position(partition) < end) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the end of the topic could not be read in " + READ_MAX);
      }
      ConsumerRecords<String, byte[]> messages = consumer.poll(POLL);
      for (ConsumerRecord<String, byte[]> message : messages) {
        last = position(message);
      }
    }
    return last;
  }

  private static long position(ConsumerRecord<String, byte[]> message) {
    byte[] value = message.headers().lastHeader(EventMessage.POSITION_HEADER).value();
    return Long.parseLong(new String(value, StandardCharsets.UTF_8));
  }
}
