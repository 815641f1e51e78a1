package org.embargoledger.alert.delivery.topic;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.embargoledger.alert.delivery.ToldStep;

/**
 * Writes steps to the topic. A batch is in the topic whole or not at all, so that a step never
 * stands behind a later one. Blocking, and for one thread at a time.
 */
@ApplicationScoped
class TopicWriter {

  static final String TOPIC = "embargo.alerts.v1";
  static final String CLOUD_EVENT_TYPE = "org.embargoledger.alert-step.v1";
  static final String FEED_POSITION_HEADER = "ce_feedposition";

  private static final String TRANSACTIONAL_ID = "embargo-alert-steps";
  private static final int BLOCK_MAX_MS = 10_000;
  private static final int DELIVERY_MAX_MS = 20_000;

  private final Map<String, Object> broker;
  private KafkaProducer<String, byte[]> producer;

  @Inject
  TopicWriter(@Identifier("default-kafka-broker") Map<String, Object> broker) {
    this.broker = broker;
  }

  /** Returns once all steps are committed to the topic, in their order. */
  synchronized void write(List<ToldStep> steps) {
    try {
      if (producer == null) {
        producer = open();
        producer.initTransactions();
      }
      producer.beginTransaction();
      steps.forEach(step -> producer.send(message(step)));
      producer.commitTransaction();
    } catch (RuntimeException e) {
      // Whatever it was, a new producer begins anew and fences this one off.
      close();
      throw e;
    }
  }

  private KafkaProducer<String, byte[]> open() {
    Map<String, Object> settings = new HashMap<>(broker);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MAX_MS);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, BLOCK_MAX_MS);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MAX_MS);
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  private static ProducerRecord<String, byte[]> message(ToldStep step) {
    ProducerRecord<String, byte[]> message =
        new ProducerRecord<>(TOPIC, step.alertKey(), step.bytes());
    Map.of(
            "ce_specversion",
            "1.0",
            "ce_id",
            step.id(),
            "ce_source",
            "/alerts",
            "ce_type",
            CLOUD_EVENT_TYPE,
            "ce_time",
            step.at().toString(),
            "ce_subject",
            step.alertId().toString(),
            FEED_POSITION_HEADER,
            Long.toString(step.feedPosition()),
            "content-type",
            "application/json")
        .forEach(
            (name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return message;
  }

  synchronized void close() {
    if (producer != null) {
      producer.close(Duration.ZERO);
      producer = null;
    }
  }
}
