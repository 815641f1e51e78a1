package org.embargoledger.stack.keycloak;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.Secrets;
import org.embargoledger.stack.StackConfig;
import org.embargoledger.stack.StackException;
import org.embargoledger.stack.postgres.Databases;
import org.embargoledger.stack.postgres.PostgresServer;
import org.embargoledger.stack.process.ChildProcess;
import org.embargoledger.stack.process.HttpProbe;
import org.embargoledger.stack.process.Launch;
import org.embargoledger.stack.process.Readiness;

/** Keycloak with the demo realm, its data in the stack's PostgreSQL. */
public final class KeycloakServer {
  private static final Duration START_LIMIT = Duration.ofMinutes(3);

  private final StackConfig config;
  private final Secrets secrets;
  private final PostgresServer postgres;
  private final KeycloakDistribution distribution;
  private final Path home;

  public KeycloakServer(
      StackConfig config,
      Secrets secrets,
      PostgresServer postgres,
      KeycloakDistribution distribution) {
    this.config = config;
    this.secrets = secrets;
    this.postgres = postgres;
    this.distribution = distribution;
    this.home = config.state().data().resolve("keycloak");
  }

  public ChildProcess process() {
    return new ChildProcess(
        Part.KEYCLOAK,
        this::launch,
        issuesTokens(),
        START_LIMIT,
        config.state(),
        config.keycloakUrl());
  }

  /** Lays out this stack's home. A realm that differs from the imported one is imported anew. */
  public void prepare(Databases databases) throws InterruptedException {
    distribution.prepare();
    distribution.homeFor(home);
    String realm = RealmTemplate.json();
    Path fingerprint = home.resolve("realm.sha256");
    try {
      Path imports = Files.createDirectories(home.resolve("data/import"));
      Files.writeString(imports.resolve("embargo-realm.json"), realm);
      String digest = sha256(realm);
      if (Files.exists(fingerprint) && !Files.readString(fingerprint).equals(digest)) {
        databases.recreateKeycloak();
      }
      Files.writeString(fingerprint, digest);
    } catch (IOException e) {
      throw new StackException(Failure.STATE_UNUSABLE, "The realm cannot be written to " + home, e);
    }
  }

  /** Keycloak listens before the import has ended: only a real token proves that it serves. */
  private Readiness issuesTokens() {
    HttpProbe discovery =
        new HttpProbe(URI.create(config.issuer() + "/.well-known/openid-configuration"));
    TokenClient tokens = new TokenClient(config.issuer());
    return () -> discovery.isReady() && !tokens.token(Account.PARTNER_A).isEmpty();
  }

  private Launch launch() {
    List<String> command = new ArrayList<>(KeycloakCommand.java(config, distribution.home(), home));
    command.addAll(
        List.of(
            "start",
            "--optimized",
            "--import-realm",
            "--http-enabled=true",
            "--http-host=127.0.0.1",
            "--http-port=" + config.ports().of(Part.KEYCLOAK),
            "--http-management-port=" + config.ports().keycloakManagement(),
            // One fixed issuer, whichever host name a token was asked under.
            "--hostname=" + config.keycloakUrl(),
            "--db-url=" + postgres.plainJdbcUrl("keycloak"),
            "--db-username=keycloak"));
    Map<String, String> environment =
        Map.of(
            "KC_DB_PASSWORD", secrets.password("keycloak"),
            "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
            "KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.password("keycloak-admin"));
    return new Launch(command, environment, home);
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
