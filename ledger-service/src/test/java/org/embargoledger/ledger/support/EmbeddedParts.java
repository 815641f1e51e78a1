package org.embargoledger.ledger.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.embargoledger.model.merkle.Ed25519Keys;

/** A real PostgreSQL and a real Kafka broker for the tests of this service. */
public final class EmbeddedParts implements QuarkusTestResourceLifecycleManager {

  private static EmbeddedPostgres postgres;
  private static EmbeddedKafkaBroker kafka;

  @Override
  public Map<String, String> start() {
    try {
      postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "on").start();
      try (Connection connection = postgres.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE ROLE ledger_owner LOGIN PASSWORD 'owner'");
        statement.execute("CREATE ROLE ledger_app LOGIN PASSWORD 'app'");
        statement.execute("CREATE ROLE ledger_analyst LOGIN PASSWORD 'analyst'");
        statement.execute("CREATE DATABASE ledger OWNER ledger_owner");
        statement.execute("REVOKE ALL ON DATABASE ledger FROM PUBLIC");
        statement.execute("GRANT CONNECT ON DATABASE ledger TO ledger_app, ledger_analyst");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    kafka = new EmbeddedKafkaBroker().withNodeId(1).withKafkaPort(0);
    kafka.start();
    Path key;
    try {
      key = Files.writeString(Files.createTempFile("signing", ".pem"), Ed25519Keys.generatePem());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String database = "127.0.0.1:" + postgres.getPort() + "/ledger";
    return Map.of(
        "quarkus.datasource.reactive.url",
        "postgresql://" + database,
        "quarkus.datasource.jdbc.url",
        "jdbc:postgresql://" + database,
        "quarkus.datasource.username",
        "ledger_app",
        "quarkus.datasource.password",
        "app",
        "quarkus.flyway.username",
        "ledger_owner",
        "quarkus.flyway.password",
        "owner",
        "kafka.bootstrap.servers",
        kafka.getAdvertisedListeners(),
        "embargo.log.signing-key-files",
        key.toString());
  }

  /** The database as its superuser. */
  public static Connection superuser() throws SQLException {
    return postgres.getDatabase("postgres", "ledger").getConnection();
  }

  /** The database as an analyst with a SQL client. */
  public static Connection analyst() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/ledger".formatted(postgres.getPort()),
        "ledger_analyst",
        "analyst");
  }

  public static String kafkaServers() {
    return kafka.getAdvertisedListeners();
  }

  @Override
  public void stop() {
    kafka.close();
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
