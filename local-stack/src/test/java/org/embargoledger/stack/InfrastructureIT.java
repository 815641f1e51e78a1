package org.embargoledger.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.embargoledger.stack.kafka.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real PostgreSQL and Kafka, started again and again on the same data. */
class InfrastructureIT {
  @TempDir Path directory;

  @Test
  void data_survives_a_restart_and_a_kill() throws Exception {
    try (LocalStack stack = LocalStack.start(config())) {
      execute(stack, "CREATE TABLE kept (n int)");
      execute(stack, "INSERT INTO kept VALUES (1)");
      send(stack, "first");
    }

    try (LocalStack stack = LocalStack.start(config())) {
      execute(stack, "INSERT INTO kept VALUES (2)");
      send(stack, "second");
      stack.postgres().kill();
      stack.kafka().kill();
      assertThat(stack.postgres().isAlive()).isFalse();
      assertThat(stack.kafka().diedUnexpectedly()).isFalse();
      stack.postgres().start();
      stack.postgres().awaitReady();
      stack.kafka().start();
      stack.kafka().awaitReady();

      assertThat(number(stack, "SELECT sum(n) FROM kept")).isEqualTo(3);
      assertThat(received(stack)).containsExactly("first", "second");
    }
  }

  @Test
  void databases_roles_and_topics_are_as_the_services_expect_them() throws Exception {
    StackConfig config = config();
    try (LocalStack stack = LocalStack.start(config)) {
      assertThat(text(stack, "SHOW fsync")).isEqualTo("on");
      assertThat(text(stack, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(
              number(
                  stack,
                  "SELECT count(*) FROM pg_database WHERE datname IN"
                      + " ('ingest', 'ledger', 'alert', 'keycloak')"))
          .isEqualTo(4);
      String password = Secrets.in(config.state()).password("ingest_app");
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> connectAndCreate(stack, "ingest", "ingest_app", password))
          .withMessageContaining("permission denied");
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> connectAndCreate(stack, "ledger", "ingest_app", password))
          .withMessageContaining("permission denied");
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> connectAndCreate(stack, "ingest", "ingest_app", "wrong"))
          .withMessageContaining("password authentication failed");
      assertThat(topicSetting(stack, "retention.ms")).isEqualTo("-1");
      assertThat(topicSetting(stack, "retention.bytes")).isEqualTo("-1");
      assertThat(topicSetting(stack, "cleanup.policy")).isEqualTo("delete");
    }
  }

  private StackConfig config() {
    return StackConfig.builder(directory)
        .stateDirectory(directory.resolve("state"))
        .ports(StackPorts.random())
        .parts(List.of(Part.POSTGRES, Part.KAFKA))
        .build();
  }

  private static void connectAndCreate(
      LocalStack stack, String database, String role, String password) throws SQLException {
    String url = stack.postgres().plainJdbcUrl(database);
    try (Connection connection = DriverManager.getConnection(url, role, password);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE forbidden (n int)");
    }
  }

  private static void execute(LocalStack stack, String sql) throws SQLException {
    try (Connection connection = stack.postgres().connect("ledger");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int number(LocalStack stack, String query) throws SQLException {
    return Integer.parseInt(text(stack, query));
  }

  private static String text(LocalStack stack, String query) throws SQLException {
    try (Connection connection = stack.postgres().connect("ledger");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private static void send(LocalStack stack, String value) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack.config().kafkaBootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(Topics.EVENTS, "KP", value)).get();
    }
  }

  private static List<String> received(LocalStack stack) {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", stack.config().kafkaBootstrapServers()),
            new StringDeserializer(),
            new StringDeserializer())) {
      TopicPartition partition = new TopicPartition(Topics.EVENTS, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      List<String> values = new ArrayList<>();
      long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (values.size() < 2 && System.nanoTime() < deadline) {
        consumer.poll(Duration.ofMillis(500)).forEach(message -> values.add(message.value()));
      }
      return values;
    }
  }

  private static String topicSetting(LocalStack stack, String name) throws Exception {
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.EVENTS);
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", stack.config().kafkaBootstrapServers()))) {
      return admin.describeConfigs(Set.of(topic)).all().get().get(topic).get(name).value();
    }
  }
}
