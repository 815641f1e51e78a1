package org.embargoledger.bench.load;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.embargoledger.stack.kafka.Topics;

/** Reads the topic and does nothing with it. */
public final class BareConsumer {
  private static final TopicPartition PARTITION = new TopicPartition(Topics.EVENTS, 0);
  private static final Duration POLL = Duration.ofMillis(200);

  private BareConsumer() {}

  /** Messages per second. */
  public static double run(String bootstrapServers, long messages) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(PARTITION));
      consumer.seekToBeginning(List.of(PARTITION));
      long begun = System.nanoTime();
      long read = 0;
      while (read < messages) {
        read += consumer.poll(POLL).count();
      }
      return read / ((System.nanoTime() - begun) / 1e9);
    }
  }
}
