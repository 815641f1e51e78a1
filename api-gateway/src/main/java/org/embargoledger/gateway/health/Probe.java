package org.embargoledger.gateway.health;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Asks another process whether it is there, briefly. */
@ApplicationScoped
public class Probe {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final HttpClient client;

  Probe(Vertx vertx) {
    client = vertx.createHttpClient();
  }

  /** In words: {@code ready}, {@code not ready (503)} or {@code unreachable}. */
  Uni<String> ask(String url) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setAbsoluteURI(url)
            .setConnectTimeout(PATIENCE.toMillis())
            .setIdleTimeout(PATIENCE.toMillis());
    return Uni.createFrom()
        .completionStage(
            () ->
                client
                    .request(options)
                    .compose(HttpClientRequest::send)
                    .map(answer -> word(answer.statusCode()))
                    .otherwise("unreachable")
                    .toCompletionStage());
  }

  private static String word(int status) {
    return status == 200 ? Probe.READY : "not ready (" + status + ")";
  }

  static final String READY = "ready";
}
