package org.embargoledger.alert.explain;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.embargoledger.kit.kafka.EventMessage;

/** Reads the log's topic, apart from the follower and without a group. */
@ApplicationScoped
public class LogReader {

  private static final TopicPartition LOG = new TopicPartition(EventMessage.TOPIC, 0);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<String, Object> broker;

  @Inject
  public LogReader(@Identifier("default-kafka-broker") Map<String, Object> broker) {
    this.broker = broker;
  }

  /**
   * Hands over every message, each once and in order, until the reader has enough, the topic ends
   * or the time is over. Blocks.
   *
   * @param goesOn whether the reader wants the next one
   */
  void read(Duration timeMax, Predicate<EventMessage> goesOn) {
    long deadline = System.nanoTime() + timeMax.toNanos();
    long expected = 0;
    try (var consumer = consumer()) {
      consumer.assign(List.of(LOG));
      consumer.seekToBeginning(List.of(LOG));
      long end = consumer.endOffsets(List.of(LOG)).get(LOG);
      while (consumer.position(LOG) < end && System.nanoTime() < deadline) {
        for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL)) {
          EventMessage read = EventMessage.read(message);
          if (read.position() < expected) {
            continue;
          }
          if (read.position() > expected || !goesOn.test(read)) {
            return;
          }
          expected++;
        }
      }
    }
  }

  /** The message at an offset; empty if there is none, or not in that time. Blocks. */
  public Optional<EventMessage> at(long offset, Duration timeMax) {
    long deadline = System.nanoTime() + timeMax.toNanos();
    try (var consumer = consumer()) {
      consumer.assign(List.of(LOG));
      if (offset >= consumer.endOffsets(List.of(LOG)).get(LOG)) {
        return Optional.empty();
      }
      consumer.seek(LOG, offset);
      while (System.nanoTime() < deadline) {
        for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL)) {
          return message.offset() == offset
              ? Optional.of(EventMessage.read(message))
              : Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private KafkaConsumer<String, byte[]> consumer() {
    Map<String, Object> config = new HashMap<>(broker);
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
