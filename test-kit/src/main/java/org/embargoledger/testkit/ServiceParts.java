package org.embargoledger.testkit;

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
import java.util.HashMap;
import java.util.Map;
import org.embargoledger.model.merkle.Ed25519Keys;

/**
 * A real PostgreSQL and a real Kafka broker for the tests of one service. The service's database
 * has its name, and two roles: its owner, who migrates it, and the one that the service works as.
 */
public abstract class ServiceParts implements QuarkusTestResourceLifecycleManager {

  private final String name;
  private EmbeddedPostgres postgres;
  private EmbeddedKafkaBroker kafka;

  protected ServiceParts(String name) {
    this.name = name;
  }

  @Override
  public Map<String, String> start() {
    try {
      postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "on").start();
      try (Connection connection = postgres.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE ROLE %s_owner LOGIN PASSWORD 'owner'".formatted(name));
        statement.execute("CREATE ROLE %s_app LOGIN PASSWORD 'app'".formatted(name));
        statement.execute("CREATE DATABASE %s OWNER %s_owner".formatted(name, name));
        prepare(statement);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    kafka = new EmbeddedKafkaBroker().withNodeId(1).withKafkaPort(0);
    kafka.start();
    Map<String, String> settings = new HashMap<>();
    settings.put("quarkus.datasource.reactive.url", "postgresql://" + address());
    settings.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://" + address());
    settings.put("quarkus.datasource.username", name + "_app");
    settings.put("quarkus.datasource.password", "app");
    settings.put("quarkus.flyway.username", name + "_owner");
    settings.put("quarkus.flyway.password", "owner");
    settings.put("kafka.bootstrap.servers", brokers());
    settings.putAll(settings());
    return settings;
  }

  /** What else the database needs, as its superuser. */
  protected void prepare(Statement statement) throws SQLException {}

  /** What else the service is told. */
  protected Map<String, String> settings() {
    return Map.of();
  }

  /** The file of a new signing key. */
  protected static String newSigningKey() {
    try {
      Path file = Files.createTempFile("signing", ".pem");
      file.toFile().deleteOnExit();
      return Files.writeString(file, Ed25519Keys.generatePem()).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  protected final Connection connect(String role, String password) throws SQLException {
    return DriverManager.getConnection("jdbc:postgresql://" + address(), role, password);
  }

  protected final Connection connectAsSuperuser() throws SQLException {
    return postgres.getDatabase("postgres", name).getConnection();
  }

  protected final String brokers() {
    return kafka.getAdvertisedListeners();
  }

  private String address() {
    return "127.0.0.1:%d/%s".formatted(postgres.getPort(), name);
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
