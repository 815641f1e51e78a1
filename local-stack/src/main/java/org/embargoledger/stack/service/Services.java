package org.embargoledger.stack.service;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.Secrets;
import org.embargoledger.stack.StackConfig;
import org.embargoledger.stack.build.Staleness;
import org.embargoledger.stack.postgres.Databases;
import org.embargoledger.stack.postgres.PostgresServer;
import org.embargoledger.stack.process.ChildProcess;
import org.embargoledger.stack.process.HttpProbe;
import org.embargoledger.stack.process.Launch;

/** The four services as JVMs of their own, configured by Quarkus' environment variables. */
public final class Services {
  private static final Duration START_LIMIT = Duration.ofSeconds(90);

  private final StackConfig config;
  private final Secrets secrets;
  private final PostgresServer postgres;

  public Services(StackConfig config, Secrets secrets, PostgresServer postgres) {
    this.config = config;
    this.secrets = secrets;
    this.postgres = postgres;
  }

  public ChildProcess process(Part part) {
    String baseUrl = config.baseUrl(part);
    return new ChildProcess(
        part,
        () -> launch(part),
        new HttpProbe(URI.create(baseUrl + "/q/health/ready")),
        START_LIMIT,
        config.state(),
        baseUrl);
  }

  private Launch launch(Part part) {
    Path artifact = Staleness.artifact(config.projectDirectory(), part.module().orElseThrow());
    List<String> command =
        List.of(
            config.javaExecutable().toString(),
            "-Xms" + config.serviceHeapFirst(),
            "-Xmx" + config.serviceHeap(),
            "-XX:+UseSerialGC",
            "-XX:NewRatio=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8",
            "-Duser.timezone=UTC",
            "-jar",
            artifact.toString());
    return new Launch(command, environment(part), config.stateDirectory());
  }

  Map<String, String> environment(Part part) {
    Map<String, String> values = new HashMap<>();
    values.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    values.put("QUARKUS_HTTP_PORT", Integer.toString(config.ports().of(part)));
    values.put("QUARKUS_OIDC_AUTH_SERVER_URL", config.issuer());
    part.database().ifPresent(database -> addDatabase(values, database));
    if (part == Part.INGEST) {
      values.put("EMBARGO_LOG_SIGNING_KEY_FILES", SigningKey.ofLog(config.state()).toString());
    }
    if (part == Part.ALERT) {
      values.put(
          "EMBARGO_ALERTS_AUDIT_SIGNING_KEY_FILES",
          SigningKey.ofAlertAudit(config.state()).toString());
      values.put(
          "EMBARGO_ALERTS_DELIVERY_WEBHOOKS_SEALING_KEYS", secrets.password("alert-webhooks"));
      // There is no mail server here: mails are shown in the log.
      values.put("QUARKUS_MAILER_MOCK", "true");
    }
    if (part == Part.LEDGER) {
      values.put("EMBARGO_LEDGER_HTTP_CURSOR_KEY", secrets.password("ledger-cursors"));
      values.put("QUARKUS_REST_CLIENT_INGEST_URL", config.baseUrl(Part.INGEST));
    }
    if (part.database().isPresent()) {
      values.put("KAFKA_BOOTSTRAP_SERVERS", config.kafkaBootstrapServers());
    } else {
      values.put("EMBARGO_GATEWAY_UPSTREAMS_INGEST", config.baseUrl(Part.INGEST));
      values.put("EMBARGO_GATEWAY_UPSTREAMS_LEDGER", config.baseUrl(Part.LEDGER));
      values.put("EMBARGO_GATEWAY_UPSTREAMS_ALERT", config.baseUrl(Part.ALERT));
    }
    return values;
  }

  private void addDatabase(Map<String, String> values, String database) {
    String runtime = Databases.runtimeRole(database);
    String owner = Databases.ownerRole(database);
    values.put("QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl(database));
    values.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.plainJdbcUrl(database));
    values.put("QUARKUS_DATASOURCE_USERNAME", runtime);
    values.put("QUARKUS_DATASOURCE_PASSWORD", secrets.password(runtime));
    values.put("QUARKUS_FLYWAY_USERNAME", owner);
    values.put("QUARKUS_FLYWAY_PASSWORD", secrets.password(owner));
  }
}
