package org.embargoledger.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.embargoledger.stack.build.ServiceBuild;
import org.embargoledger.stack.kafka.KafkaBroker;
import org.embargoledger.stack.kafka.Topics;
import org.embargoledger.stack.keycloak.Account;
import org.embargoledger.stack.keycloak.KeycloakDistribution;
import org.embargoledger.stack.keycloak.KeycloakServer;
import org.embargoledger.stack.keycloak.TokenClient;
import org.embargoledger.stack.postgres.Databases;
import org.embargoledger.stack.postgres.PostgresServer;
import org.embargoledger.stack.process.Leftovers;
import org.embargoledger.stack.process.PortCheck;
import org.embargoledger.stack.service.Services;

/**
 * The whole system as local processes. Closing it ends every process that it started and no other;
 * the data stays in the state directory.
 */
public final class LocalStack implements AutoCloseable {
  private final StackConfig config;
  private final StackListener listener;
  private final StateLock lock;
  private final Map<Part, StackPart> parts = new EnumMap<>(Part.class);
  private final PostgresServer postgres;
  private final Databases databases;
  private final KeycloakServer keycloak;
  private final Steps steps;

  private LocalStack(StackConfig config, StackListener listener, StateLock lock) {
    this.config = config;
    this.listener = listener;
    this.lock = lock;
    this.steps = new Steps(listener);
    Secrets secrets = Secrets.in(config.state());
    this.postgres = new PostgresServer(config, secrets);
    this.databases = new Databases(postgres, secrets);
    this.keycloak =
        new KeycloakServer(config, secrets, postgres, new KeycloakDistribution(config, listener));
    Services services = new Services(config, secrets, postgres);
    for (Part part : config.parts()) {
      parts.put(
          part,
          switch (part) {
            case POSTGRES -> postgres;
            case KAFKA -> KafkaBroker.in(config);
            case KEYCLOAK -> keycloak.process();
            case INGEST, LEDGER, ALERT, GATEWAY -> services.process(part);
          });
    }
  }

  public static LocalStack start(StackConfig config) throws InterruptedException {
    return start(config, StackListener.SILENT);
  }

  /**
   * Starts every part and returns when all serve. On failure nothing that was started stays behind.
   * The services' artifacts must have been built.
   */
  public static LocalStack start(StackConfig config, StackListener listener)
      throws InterruptedException {
    config.state().create();
    return start(config, listener, StateLock.acquire(config.state()));
  }

  /** As above, for a caller that holds the state directory's lock; the stack releases it. */
  public static LocalStack start(StackConfig config, StackListener listener, StateLock lock)
      throws InterruptedException {
    LocalStack stack = null;
    try {
      config.state().create();
      createCache(config);
      for (Part part : Leftovers.end(config.state())) {
        listener.note("Ended %s, left over by a launcher that was killed.".formatted(part.label()));
      }
      PortCheck.requireFree(config.ports().claims(config.parts()));
      ServiceBuild.requireBuilt(config);
      stack = new LocalStack(config, listener, lock);
      stack.startAll();
      RunningStack.write(config);
      LocalStack started = stack;
      stack = null;
      lock = null;
      return started;
    } finally {
      if (stack != null) {
        stack.close();
      } else if (lock != null) {
        lock.close();
      }
    }
  }

  private static void createCache(StackConfig config) {
    try {
      PrivateDirectory.create(config.cacheDirectory());
    } catch (IOException e) {
      throw new StackException(
          Failure.STATE_UNUSABLE,
          "The directory %s cannot be used: %s".formatted(config.cacheDirectory(), e.getMessage()),
          e);
    }
  }

  public StackConfig config() {
    return config;
  }

  /** The parts in the order of their start. */
  public List<StackPart> parts() {
    return List.copyOf(parts.values());
  }

  /** A service by its short name: ingest, ledger, alert or gateway. */
  public StackPart service(String name) {
    return Part.named(name)
        .filter(Part::isService)
        .map(this::part)
        .orElseThrow(() -> new IllegalArgumentException("No service is named " + name));
  }

  public StackPart part(Part part) {
    StackPart found = parts.get(part);
    if (found == null) {
      throw new IllegalArgumentException(part.label() + " does not belong to this stack");
    }
    return found;
  }

  public PostgresServer postgres() {
    return postgres;
  }

  public StackPart kafka() {
    return part(Part.KAFKA);
  }

  public StackPart keycloak() {
    return part(Part.KEYCLOAK);
  }

  /** A fresh access token of analyst, operator, partner-a or partner-b. */
  public String token(String account) throws IOException, InterruptedException {
    Account known =
        Account.named(account)
            .orElseThrow(() -> new IllegalArgumentException("No account is named " + account));
    return new TokenClient(config.issuer()).token(known);
  }

  /** Ends the parts one after the other, the last started first. Can be called again. */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    RunningStack.delete(config.state());
    List<StackPart> order = new ArrayList<>(parts.values());
    Collections.reverse(order);
    for (StackPart part : order) {
      boolean wasAlive = part.isAlive();
      long begun = System.nanoTime();
      part.stop();
      if (wasAlive) {
        listener.done(
            part.part().label() + " stopped", "", Duration.ofNanos(System.nanoTime() - begun));
      }
    }
    lock.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void startAll() throws InterruptedException {
    steps.one(
        named(Part.POSTGRES),
        () -> {
          postgres.start();
          postgres.awaitReady();
          databases.ensureAll();
          return at(Part.POSTGRES);
        });
    List<Callable<Void>> infrastructure = new ArrayList<>();
    if (parts.containsKey(Part.KAFKA)) {
      infrastructure.add(step(Part.KAFKA, this::ensureTopics));
    }
    if (parts.containsKey(Part.KEYCLOAK)) {
      infrastructure.add(
          () -> {
            keycloak.prepare(databases);
            return step(Part.KEYCLOAK, () -> {}).call();
          });
    }
    steps.together(infrastructure);
    steps.together(
        parts.keySet().stream()
            .filter(part -> part.isService() && part != Part.GATEWAY)
            .map(part -> step(part, () -> {}))
            .toList());
    if (parts.containsKey(Part.GATEWAY)) {
      steps.together(List.of(step(Part.GATEWAY, () -> {})));
    }
  }

  private interface Work {
    void run() throws InterruptedException;
  }

  private Callable<Void> step(Part part, Work afterwards) {
    return () -> {
      steps.one(
          named(part),
          () -> {
            part(part).start();
            part(part).awaitReady();
            afterwards.run();
            return at(part);
          });
      return null;
    };
  }

  private void ensureTopics() throws InterruptedException {
    new Topics(config.ports().of(Part.KAFKA)).ensureAll();
  }

  private static String named(Part part) {
    return switch (part) {
      case POSTGRES -> part.label() + " " + Versions.postgresql();
      case KAFKA -> part.label() + " " + Versions.kafka();
      case KEYCLOAK -> part.label() + " " + Versions.keycloak();
      case INGEST, LEDGER, ALERT, GATEWAY -> part.label();
    };
  }

  private String at(Part part) {
    return "on 127.0.0.1:" + config.ports().of(part);
  }
}
