package org.embargoledger.gateway.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.embargoledger.gateway.route.Upstream;

/**
 * Three HTTP servers in the place of the services. Each tells what reached it; the query parameter
 * {@code behave} makes it misbehave.
 */
public final class TestServices implements QuarkusTestResourceLifecycleManager {

  private static final AtomicLong BYTES = new AtomicLong();
  private static final AtomicLong REQUESTS = new AtomicLong();

  private static final AtomicLong HANG_UPS = new AtomicLong();

  private Vertx vertx;

  /** Endless answers that their client has left so far. */
  public static long hangUps() {
    return HANG_UPS.get();
  }

  /** Bytes of bodies that reached a service so far. */
  public static long bytes() {
    return BYTES.get();
  }

  /** Requests that reached a service so far. */
  public static long requests() {
    return REQUESTS.get();
  }

  @Override
  public Map<String, String> start() {
    vertx = Vertx.vertx();
    Map<String, String> config = new HashMap<>();
    for (Upstream upstream : Upstream.values()) {
      HttpServer server =
          vertx
              .createHttpServer()
              .requestHandler(request -> answer(upstream, request))
              .listen(0, "127.0.0.1")
              .toCompletionStage()
              .toCompletableFuture()
              .join();
      config.put(
          "embargo.gateway.upstreams." + upstream.title(),
          "http://127.0.0.1:" + server.actualPort());
    }
    config.put("embargo.gateway.limits.answer-timeout", "1s");
    return config;
  }

  private static void answer(Upstream upstream, HttpServerRequest request) {
    if (request.path().startsWith("/q/")) {
      request.response().end();
      return;
    }
    REQUESTS.incrementAndGet();
    String behaviour = String.valueOf(request.getParam("behave")).toLowerCase(Locale.ROOT);
    if (behaviour.equals("break-off")) {
      request.connection().close();
      return;
    }
    AtomicLong length = new AtomicLong();
    request.handler(
        buffer -> {
          BYTES.addAndGet(buffer.length());
          length.addAndGet(buffer.length());
        });
    request.endHandler(end -> answer(upstream, request, behaviour, length.get()));
  }

  private static void answer(
      Upstream upstream, HttpServerRequest request, String behaviour, long length) {
    switch (behaviour) {
      case "silent" -> {}
      case "break-off-within" ->
          request
              .response()
              .putHeader("Content-Length", "1000")
              .write("half of it")
              .onComplete(sent -> request.connection().close());
      case "break-off-within-chunks" ->
          request
              .response()
              .setChunked(true)
              .write("half of it")
              .onComplete(sent -> request.connection().close());
      case "trickle" -> trickle(request);
      case "problem" ->
          request
              .response()
              .setStatusCode(422)
              .putHeader("Content-Type", "application/problem+json")
              .end("{\"type\":\"about:blank\",\"status\":422}");
      case "not-modified" -> request.response().setStatusCode(304).putHeader("ETag", "\"1\"").end();
      case "created" ->
          request
              .response()
              .setStatusCode(201)
              .putHeader("ETag", "\"1\"")
              .putHeader("Location", "/v1/events/7.1")
              .putHeader("Link", "</v1/events?after=7>; rel=\"next\"")
              .putHeader("Connection", "keep-alive, X-Hop")
              .putHeader("X-Hop", "private")
              .putHeader("X-Request-Id", "of-the-service")
              .end("{}");
      default ->
          request
              .response()
              .putHeader("Content-Type", "application/json")
              .end(echo(upstream, request, length).encode());
    }
  }

  /**
   * Server-sent events without an end: the second only after the client has had time for the first.
   */
  private static void trickle(HttpServerRequest request) {
    request
        .response()
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream")
        .write("id: 1\ndata: after " + request.getHeader("Last-Event-ID") + "\n\n");
    request
        .response()
        .exceptionHandler(gone -> HANG_UPS.incrementAndGet())
        .closeHandler(closed -> HANG_UPS.incrementAndGet());
  }

  private static JsonObject echo(Upstream upstream, HttpServerRequest request, long length) {
    JsonObject headers = new JsonObject();
    MultiMap received = request.headers();
    received.names().forEach(name -> headers.put(name, String.join("|", received.getAll(name))));
    return new JsonObject()
        .put("service", upstream.title())
        .put("method", request.method().name())
        .put("uri", request.uri())
        .put("length", length)
        .put("headers", headers);
  }

  @Override
  public void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
