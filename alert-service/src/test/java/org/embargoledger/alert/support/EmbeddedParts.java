package org.embargoledger.alert.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.embargoledger.model.merkle.Ed25519Keys;

/** A real PostgreSQL and a real Kafka broker for the tests of this service. */
public final class EmbeddedParts implements QuarkusTestResourceLifecycleManager {

  private EmbeddedPostgres postgres;
  private EmbeddedKafkaBroker kafka;

  @Override
  public Map<String, String> start() {
    try {
      postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "on").start();
      try (Connection connection = postgres.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE ROLE alert_owner LOGIN PASSWORD 'owner'");
        statement.execute("CREATE ROLE alert_app LOGIN PASSWORD 'app'");
        statement.execute("CREATE DATABASE alert OWNER alert_owner");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    kafka = new EmbeddedKafkaBroker().withNodeId(1).withKafkaPort(0);
    kafka.start();
    String database = "127.0.0.1:" + postgres.getPort() + "/alert";
    return Map.of(
        "embargo.alerts.audit.signing-key-files",
        signingKey(),
        "embargo.alerts.day-look",
        "PT24H",
        "quarkus.datasource.reactive.url",
        "postgresql://" + database,
        "quarkus.datasource.jdbc.url",
        "jdbc:postgresql://" + database,
        "quarkus.datasource.username",
        "alert_app",
        "quarkus.datasource.password",
        "app",
        "quarkus.flyway.username",
        "alert_owner",
        "quarkus.flyway.password",
        "owner",
        "kafka.bootstrap.servers",
        kafka.getAdvertisedListeners());
  }

  private static String signingKey() {
    try {
      Path file = Files.createTempFile("audit", ".pem");
      file.toFile().deleteOnExit();
      return Files.writeString(file, Ed25519Keys.generatePem()).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
