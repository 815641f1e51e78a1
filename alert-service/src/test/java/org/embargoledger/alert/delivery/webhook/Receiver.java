package org.embargoledger.alert.delivery.webhook;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody who is called by webhooks, on this machine. */
public final class Receiver implements AutoCloseable {

  /** What came, as it came. */
  public record Received(String path, Map<String, List<String>> headers, String body) {

    public String id() {
      return headers.get(Signatures.ID).get(0);
    }

    /** Throws unless the public library of Standard Webhooks accepts it. */
    public void verify(String secret) throws Exception {
      new com.standardwebhooks.Webhook(secret).verify(body, headers);
    }
  }

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile Handler<HttpServerRequest> behaviour;

  public Receiver(Vertx vertx, Handler<HttpServerRequest> behaviour) {
    this(vertx, new HttpServerOptions(), behaviour);
  }

  Receiver(Vertx vertx, HttpServerOptions options, Handler<HttpServerRequest> behaviour) {
    this.behaviour = behaviour;
    server =
        vertx
            .createHttpServer(options.setHost("127.0.0.1").setPort(0))
            .requestHandler(this::handle)
            .listen()
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  private void handle(HttpServerRequest request) {
    request
        .body()
        .onSuccess(
            body -> {
              Map<String, List<String>> headers = new HashMap<>();
              request
                  .headers()
                  .names()
                  .forEach(name -> headers.put(name, request.headers().getAll(name)));
              received.add(
                  new Received(request.path(), headers, body.toString(StandardCharsets.UTF_8)));
              behaviour.handle(request);
            });
  }

  public static Handler<HttpServerRequest> answering(int status) {
    return request -> request.response().setStatusCode(status).end("it says " + status);
  }

  /** Takes the request and never answers. */
  public static Handler<HttpServerRequest> hanging() {
    return request -> {};
  }

  public void behave(Handler<HttpServerRequest> next) {
    behaviour = next;
  }

  public List<Received> received() {
    return received;
  }

  public int port() {
    return server.actualPort();
  }

  public String url() {
    return "http://localhost:" + port() + "/hook";
  }

  @Override
  public void close() {
    server.close().toCompletionStage().toCompletableFuture().join();
  }
}
