package org.embargoledger.stack.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import org.embargoledger.model.merkle.Ed25519Keys;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.Secrets;
import org.embargoledger.stack.StackConfig;
import org.embargoledger.stack.postgres.PostgresServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicesTest {
  @TempDir Path directory;
  private Services services;

  @BeforeEach
  void configure() {
    StackConfig config = StackConfig.builder(directory).build();
    config.state().create();
    Secrets secrets = Secrets.in(config.state());
    services = new Services(config, secrets, new PostgresServer(config, secrets));
  }

  @Test
  void a_service_with_a_database_runs_with_one_role_and_migrates_with_another() {
    Map<String, String> environment = services.environment(Part.LEDGER);

    assertThat(environment)
        .containsEntry("QUARKUS_HTTP_PORT", "8082")
        .containsEntry("QUARKUS_HTTP_HOST", "127.0.0.1")
        .containsEntry("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://127.0.0.1:15432/ledger")
        .containsEntry("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:15432/ledger")
        .containsEntry("QUARKUS_DATASOURCE_USERNAME", "ledger_app")
        .containsEntry("QUARKUS_FLYWAY_USERNAME", "ledger_owner")
        .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:19092")
        .containsEntry("QUARKUS_OIDC_AUTH_SERVER_URL", "http://127.0.0.1:8180/realms/embargo");
    assertThat(environment.get("QUARKUS_DATASOURCE_PASSWORD"))
        .isNotEqualTo(environment.get("QUARKUS_FLYWAY_PASSWORD"));
  }

  @Test
  void the_log_is_signed_with_a_key_that_is_made_once_for_its_owner_only() throws Exception {
    Path key = Path.of(services.environment(Part.INGEST).get("EMBARGO_LOG_SIGNING_KEY_FILES"));
    String made = Files.readString(key);

    assertThat(services.environment(Part.INGEST))
        .containsEntry("EMBARGO_LOG_SIGNING_KEY_FILES", key.toString());
    assertThat(key).hasContent(made).hasParent(directory.resolve(".embargo/data"));
    assertThat(Ed25519Keys.readSigner("a.example/log", key)).isNotNull();
    assertThat(Files.getPosixFilePermissions(key))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    assertThat(services.environment(Part.LEDGER))
        .doesNotContainKey("EMBARGO_LOG_SIGNING_KEY_FILES");
  }

  @Test
  void the_gateway_knows_its_upstreams_and_no_database() {
    Map<String, String> environment = services.environment(Part.GATEWAY);

    assertThat(environment)
        .containsEntry("EMBARGO_GATEWAY_UPSTREAMS_INGEST", "http://127.0.0.1:8081")
        .containsEntry("EMBARGO_GATEWAY_UPSTREAMS_LEDGER", "http://127.0.0.1:8082")
        .containsEntry("EMBARGO_GATEWAY_UPSTREAMS_ALERT", "http://127.0.0.1:8083");
    assertThat(environment.keySet()).noneMatch(name -> name.contains("DATASOURCE"));
  }

  @Test
  void the_ledger_knows_where_the_log_is_that_proves_its_events() {
    assertThat(services.environment(Part.LEDGER))
        .containsEntry("QUARKUS_REST_CLIENT_INGEST_URL", "http://127.0.0.1:8081");
  }
}
