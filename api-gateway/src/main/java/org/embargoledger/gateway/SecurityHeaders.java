package org.embargoledger.gateway;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** Headers that every answer of an API carries, whatever the service behind it sent. */
final class SecurityHeaders implements Handler<RoutingContext> {

  private static final Map<String, String> HEADERS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "same-origin");

  @Override
  public void handle(RoutingContext context) {
    context.addHeadersEndHandler(end -> HEADERS.forEach(context.response().headers()::set));
    context.next();
  }
}
