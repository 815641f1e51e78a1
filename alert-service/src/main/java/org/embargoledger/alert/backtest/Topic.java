package org.embargoledger.alert.backtest;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.embargoledger.kit.kafka.BrokenEventException;
import org.embargoledger.kit.kafka.EventMessage;
import org.embargoledger.model.event.Event;

/** Reads the log's topic, in order and without gaps, to where it ends when the reading begins. */
final class Topic {

  private static final TopicPartition PARTITION = new TopicPartition(EventMessage.TOPIC, 0);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration SILENCE_MAX = Duration.ofSeconds(30);
  private static final int RECORDS_PER_POLL = 4_000;
  private static final int FETCH_BYTES = 8 << 20;

  private final Map<String, Object> settings;

  /**
   * @param connection how the broker is reached
   */
  Topic(Map<String, Object> connection) {
    settings = new HashMap<>(connection);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_PER_POLL);
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
  }

  /**
   * A place to go on from.
   *
   * @param offset in the topic
   * @param position of the log that is expected there
   */
  record Place(long offset, long position) {
    static final Place START = new Place(0, 0);
  }

  /** How many messages lie behind the place, about: a topic's offsets have gaps. */
  long behind(Place place) {
    try (var consumer = consumer()) {
      return Math.max(0, end(consumer) - place.offset());
    }
  }

  /** Takes an event and the offset behind it. */
  interface Sink {
    void take(Event event, long offsetBehind);
  }

  /**
   * Gives the events from a place on, to the end or until it is cancelled.
   *
   * @throws BrokenEventException at a gap, or at a message that is not the event it claims to be
   */
  void read(Place from, Sink events, BooleanSupplier cancelled) {
    try (var consumer = consumer()) {
      consumer.assign(List.of(PARTITION));
      consumer.seek(PARTITION, from.offset());
      long end = end(consumer);
      long position = from.position();
      long heard = System.nanoTime();
      while (consumer.position(PARTITION) < end && !cancelled.getAsBoolean()) {
        ConsumerRecords<String, byte[]> batch = consumer.poll(POLL);
        if (!batch.isEmpty()) {
          heard = System.nanoTime();
        } else if (System.nanoTime() - heard > SILENCE_MAX.toNanos()) {
          throw new IllegalStateException("the event topic has been silent for " + SILENCE_MAX);
        }
        position = take(batch.records(PARTITION), position, events);
      }
    }
  }

  private static long take(List<ConsumerRecord<String, byte[]>> batch, long expected, Sink events) {
    long position = expected;
    // Reading a message is most of the work, and no message needs another.
    List<EventMessage> messages = batch.parallelStream().map(EventMessage::read).toList();
    for (int i = 0; i < messages.size(); i++) {
      EventMessage message = messages.get(i);
      if (message.position() > position) {
        throw new IllegalStateException(
            "the log has a gap: %d is expected, %d came".formatted(position, message.position()));
      }
      if (message.position() == position) {
        events.take(message.event(), batch.get(i).offset() + 1);
        position++;
      }
    }
    return position;
  }

  private static long end(KafkaConsumer<String, byte[]> consumer) {
    return consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
