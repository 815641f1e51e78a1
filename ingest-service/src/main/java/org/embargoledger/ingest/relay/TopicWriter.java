package org.embargoledger.ingest.relay;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.embargoledger.kit.kafka.EventMessage;

/**
 * Writes events to the topic, each exactly once. The transactional id fences an earlier leader off
 * before the end of the topic is read, and a batch is in the topic whole or not at all, so that a
 * new leader finds the true end. Consumers read committed messages only.
 */
final class TopicWriter implements AutoCloseable {

  private static final String TRANSACTIONAL_ID = "embargo-relay";
  private static final int BLOCK_MAX_MS = 10_000;

  /** A whole batch of the relay in a few requests, instead of Kafka's usual 16 KiB in each. */
  private static final int REQUEST_BYTES = 1 << 18;

  private final KafkaProducer<String, byte[]> producer;
  private final Map<String, Object> config;

  private TopicWriter(Map<String, Object> config) {
    this.config = config;
    Map<String, Object> settings = new HashMap<>(config);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MAX_MS);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, REQUEST_BYTES);
    producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  /** Opens writers on the service's broker. */
  @ApplicationScoped
  static class Factory {

    private final Map<String, Object> config;

    @Inject
    Factory(@Identifier("default-kafka-broker") Map<String, Object> config) {
      this.config = config;
    }

    TopicWriter open() {
      TopicWriter writer = new TopicWriter(config);
      try {
        writer.producer.initTransactions();
        return writer;
      } catch (RuntimeException e) {
        writer.close();
        throw e;
      }
    }
  }

  /** The position of the last event in the topic; -1 if there is none. */
  long lastPosition() {
    return TopicEnd.lastPosition(config);
  }

  /** Returns once all events are committed to the topic, in their order. */
  void publish(List<RelayedEvent> events) {
    producer.beginTransaction();
    events.forEach(event -> producer.send(message(event)));
    producer.commitTransaction();
  }

  private static ProducerRecord<String, byte[]> message(RelayedEvent event) {
    ProducerRecord<String, byte[]> message =
        new ProducerRecord<>(EventMessage.TOPIC, event.target(), event.body());
    Headers headers = message.headers();
    add(headers, "ce_specversion", "1.0");
    add(headers, "ce_id", event.factId() + "." + event.version());
    add(headers, "ce_source", "/ingest");
    add(headers, "ce_type", EventMessage.CLOUD_EVENT_TYPE);
    add(headers, "ce_time", event.recordedAt().toString());
    add(headers, "ce_subject", event.factId().toString());
    add(headers, EventMessage.POSITION_HEADER, Long.toString(event.position()));
    add(headers, EventMessage.LEAF_HASH_HEADER, HexFormat.of().formatHex(event.leafHash()));
    add(headers, "content-type", "application/json");
    return message;
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}
