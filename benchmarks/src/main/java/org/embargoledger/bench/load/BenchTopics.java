package org.embargoledger.bench.load;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.embargoledger.bench.BenchException;

/** Makes topics of one partition and looks into them. */
public final class BenchTopics implements AutoCloseable {
  private static final long POLL_MS = 50;
  private static final int POLLS_MAX = 600;

  private final String bootstrapServers;
  private final Admin admin;

  public BenchTopics(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
  }

  /** The topic, empty and with the settings that it had. */
  public void renew(String topic, Map<String, String> settings) throws InterruptedException {
    delete(topic);
    create(new NewTopic(topic, 1, (short) 1).configs(settings));
  }

  public void delete(String topic) throws InterruptedException {
    try {
      admin.deleteTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
        throw new BenchException("the topic %s cannot be deleted: %s".formatted(topic, e), e);
      }
    }
  }

  private void create(NewTopic topic) throws InterruptedException {
    for (int i = 0; i < POLLS_MAX; i++) {
      try {
        admin.createTopics(List.of(topic)).all().get();
        return;
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw new BenchException("the topic cannot be created: " + e.getMessage(), e);
        }
        Thread.sleep(POLL_MS); // its deletion is not over yet
      }
    }
    throw new BenchException("the topic %s is not deleted".formatted(topic.name()));
  }

  /** The bytes of the topic's first record: key, value and headers. */
  public int recordBytes(String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      for (int i = 0; i < POLLS_MAX; i++) {
        for (ConsumerRecord<byte[], byte[]> found : consumer.poll(Duration.ofMillis(POLL_MS))) {
          return bytes(found);
        }
      }
      throw new BenchException("the topic %s is empty".formatted(topic));
    }
  }

  private static int bytes(ConsumerRecord<byte[], byte[]> message) {
    int bytes = message.serializedKeySize() + message.serializedValueSize();
    for (Header header : message.headers()) {
      bytes += header.key().getBytes(StandardCharsets.UTF_8).length + header.value().length;
    }
    return bytes;
  }

  /** A consumer of what is committed to the topic from now on. */
  public KafkaConsumer<byte[], byte[]> consumerAtEnd(String topic) {
    KafkaConsumer<byte[], byte[]> consumer = consumer();
    TopicPartition partition = new TopicPartition(topic, 0);
    consumer.assign(List.of(partition));
    consumer.seekToEnd(List.of(partition));
    consumer.position(partition);
    return consumer;
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  @Override
  public void close() {
    admin.close();
  }
}
