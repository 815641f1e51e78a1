package org.embargoledger.gateway.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import org.embargoledger.gateway.Exchange;
import org.embargoledger.gateway.access.Caller;
import org.embargoledger.gateway.route.Route;

/**
 * Which headers pass, in both directions.
 *
 * <p>Towards a service: a list of known ones, so that whatever else a client sends, an identity
 * above all, stays outside; then the partner as the token names it, and the request id. Towards the
 * client: all but those that belong to one connection.
 */
final class ForwardedHeaders {

  static final String PARTNER = "X-Embargo-Partner";
  static final String REQUEST_ID = "X-Request-Id";

  private static final List<String> PASSED_ON =
      List.of(
          "Accept",
          "Accept-Encoding",
          "Accept-Language",
          "Cache-Control",
          "Content-Digest",
          "Content-Encoding",
          "Content-Language",
          "Content-Type",
          "Idempotency-Key",
          "If-Match",
          "If-Modified-Since",
          "If-None-Match",
          "If-Unmodified-Since",
          "Last-Event-ID",
          "Prefer",
          "Range",
          "traceparent",
          "tracestate",
          "User-Agent");

  private static final List<String> OF_ONE_CONNECTION =
      List.of("Connection", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Upgrade");

  private ForwardedHeaders() {}

  static MultiMap towardsService(MultiMap received, Exchange exchange, Caller caller) {
    MultiMap passed = MultiMap.caseInsensitiveMultiMap();
    PASSED_ON.forEach(name -> passed.add(name, received.getAll(name)));
    if (!exchange.route().map(Route::isOpen).orElse(false)) {
      // One only: the very token that was checked.
      passed.set(HttpHeaders.AUTHORIZATION, received.get(HttpHeaders.AUTHORIZATION));
    }
    passed.set(REQUEST_ID, exchange.requestId());
    caller.partner().ifPresent(partner -> passed.set(PARTNER, partner));
    return passed;
  }

  static void stripFromAnswer(MultiMap answered) {
    answered.getAll(HttpHeaders.CONNECTION).stream()
        .flatMap(named -> Arrays.stream(named.split(",", -1)))
        .map(String::trim)
        .filter(name -> !name.isEmpty())
        .toList()
        .forEach(answered::remove);
    OF_ONE_CONNECTION.forEach(answered::remove);
    answered.remove(REQUEST_ID);
  }
}
