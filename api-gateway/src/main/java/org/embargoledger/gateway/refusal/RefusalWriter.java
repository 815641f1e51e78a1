package org.embargoledger.gateway.refusal;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import org.embargoledger.gateway.Exchange;
import org.embargoledger.gateway.GatewayConfig;

/**
 * Answers a refused request as application/problem+json (RFC 9457).
 *
 * <p>The answer goes out at once. What is still to come of the request's body is then read and
 * dropped for a while before the connection may close: closing on unread bytes would reset the
 * connection and take the answer with it.
 */
@ApplicationScoped
public class RefusalWriter {

  private final long drainTimeoutMs;

  RefusalWriter(GatewayConfig config) {
    drainTimeoutMs = config.limits().drainTimeout().toMillis();
  }

  public void send(Exchange exchange, Refusal refusal) {
    HttpServerResponse response = exchange.context().response();
    if (response.ended() || response.closed()) {
      return;
    }
    exchange.refused(refusal);
    if (response.headWritten()) {
      exchange.breakOff();
      return;
    }
    Buffer body = render(exchange, refusal);
    response.setStatusCode(refusal.type().status());
    refusal.headers().forEach(response::putHeader);
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
    HttpServerRequest request = exchange.context().request();
    if (request.isEnded() || !announcesBody(request) || request.method().equals(HttpMethod.HEAD)) {
      response.end(body);
      request.resume();
    } else {
      response.write(body);
      drain(exchange);
    }
  }

  private void drain(Exchange exchange) {
    HttpServerRequest request = exchange.context().request();
    HttpServerResponse response = exchange.context().response();
    long patience =
        exchange.context().vertx().setTimer(drainTimeoutMs, elapsed -> exchange.breakOff());
    request.exceptionHandler(failure -> exchange.context().vertx().cancelTimer(patience));
    request.handler(dropped -> {});
    request.endHandler(
        end -> {
          exchange.context().vertx().cancelTimer(patience);
          response.end();
        });
    request.resume();
  }

  private static boolean announcesBody(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    boolean streamed =
        request.version() == HttpVersion.HTTP_2
            || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    return length == null ? streamed : !length.equals("0");
  }

  private static Buffer render(Exchange exchange, Refusal refusal) {
    return new JsonObject()
        .put("type", refusal.type().uri().toString())
        .put("title", refusal.type().title())
        .put("status", refusal.type().status())
        .put("detail", refusal.detail())
        .put("instance", exchange.path())
        .put("requestId", exchange.requestId())
        .toBuffer();
  }
}
