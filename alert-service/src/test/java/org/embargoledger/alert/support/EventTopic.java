package org.embargoledger.alert.support;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.embargoledger.kit.kafka.EventMessage;
import org.embargoledger.model.codec.EventCodec;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.LeafHash;

/** The topic of the log as the relay writes it, and as anybody can read it again. */
public final class EventTopic {

  private static final TopicPartition PARTITION = new TopicPartition(EventMessage.TOPIC, 0);

  private EventTopic() {}

  public static void publish(Event... events) {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (Event event : events) {
        producer.send(message(event)).get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("cannot publish", e);
    }
  }

  public static ProducerRecord<String, byte[]> message(Event event) {
    byte[] value = EventCodec.encode(event);
    ProducerRecord<String, byte[]> message =
        new ProducerRecord<>(EventMessage.TOPIC, 0, event.header().target(), value);
    header(message, "ce_specversion", "1.0");
    header(message, "ce_id", event.header().eventId());
    header(message, "ce_source", "/ingest");
    header(message, "ce_type", EventMessage.CLOUD_EVENT_TYPE);
    header(message, EventMessage.POSITION_HEADER, Long.toString(event.header().position()));
    header(message, EventMessage.LEAF_HASH_HEADER, HexFormat.of().formatHex(LeafHash.of(value)));
    return message;
  }

  /** All that is in the topic, from its beginning. */
  public static ConsumerRecords<String, byte[]> everything() {
    return new ConsumerRecords<>(Map.of(PARTITION, everything(PARTITION)), Map.of());
  }

  /** All that is committed to a partition, from its beginning. */
  public static List<ConsumerRecord<String, byte[]>> everything(TopicPartition partition) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers(), "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      List<ConsumerRecord<String, byte[]>> messages = new ArrayList<>();
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(messages::add);
      }
      return messages;
    }
  }

  private static void header(ProducerRecord<String, byte[]> message, String name, String value) {
    message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static String servers() {
    return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
  }
}
