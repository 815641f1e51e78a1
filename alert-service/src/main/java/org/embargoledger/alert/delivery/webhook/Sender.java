package org.embargoledger.alert.delivery.webhook;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.embargoledger.alert.delivery.DeliveryConfig;

/**
 * Sends one message once. Whatever the other side does, an attempt ends in time, reads little and
 * never fails: how it went is its result.
 */
@ApplicationScoped
public class Sender {

  private static final int RESOLVING_THREADS = 16;
  private static final int HEADER_BYTES_MAX = 8 << 10;
  private static final int KEEP_ALIVE_SECONDS = 15;

  private final HttpAttempt.Parts parts;
  private final AddressGuard guard;
  private final WorkerExecutor resolving;
  private final HttpClient client;

  @Inject
  public Sender(Vertx vertx, DeliveryConfig config) {
    this(vertx, config.webhooks(), InetAddress::getAllByName, options -> options);
  }

  Sender(
      Vertx vertx,
      DeliveryConfig.Webhooks config,
      NameResolver resolver,
      UnaryOperator<HttpClientOptions> trust) {
    guard = new AddressGuard(resolver, config.internalHosts().orElse(Set.of()));
    resolving = vertx.createSharedWorkerExecutor("webhook-names", RESOLVING_THREADS);
    client =
        vertx.createHttpClient(
            trust.apply(
                new HttpClientOptions()
                    .setConnectTimeout((int) config.connectTimeout().toMillis())
                    .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                    .setMaxHeaderSize(HEADER_BYTES_MAX)
                    .setMaxInitialLineLength(HEADER_BYTES_MAX)
                    .setVerifyHost(true)
                    .setForceSni(true)),
            new PoolOptions().setHttp1MaxSize(config.inFlightMax() + 1));
    parts = new HttpAttempt.Parts(vertx, client, resolving, guard, Clock.systemUTC(), config);
  }

  AddressGuard guard() {
    return guard;
  }

  /** Whether a webhook may have this URL; fails with {@link AddressGuard.RefusedException}. */
  Uni<Target> check(String url) {
    return Uni.createFrom()
        .completionStage(
            () -> resolving.executeBlocking(() -> guard.target(url), false).toCompletionStage());
  }

  Uni<Attempt> send(Message message) {
    return Uni.createFrom()
        .completionStage(() -> new HttpAttempt(message, parts).run().toCompletionStage());
  }

  @PreDestroy
  void stop() {
    client.close();
    resolving.close();
  }
}
