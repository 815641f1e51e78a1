package org.embargoledger.gateway.proxy;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.OriginRequestProvider;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.net.URI;
import org.embargoledger.gateway.Exchange;
import org.embargoledger.gateway.GatewayConfig;
import org.embargoledger.gateway.access.Caller;
import org.embargoledger.gateway.refusal.Refusal;
import org.embargoledger.gateway.refusal.RefusalWriter;
import org.embargoledger.gateway.route.Route;
import org.jboss.logging.Logger;

/** One request between client and service: what is changed in it, and what may go wrong. */
final class Forwarding implements ProxyInterceptor, OriginRequestProvider {

  private static final Logger LOG = Logger.getLogger(Forwarding.class);

  private final Exchange exchange;
  private final Caller caller;
  private final Route route;
  private final RefusalWriter refusals;
  private final GatewayConfig config;
  private final AnswerDeadline deadline;
  private LimitedBody body;
  private HttpClientRequest upstreamRequest;

  Forwarding(
      Exchange exchange, Caller caller, Route route, GatewayConfig config, RefusalWriter refusals) {
    this.exchange = exchange;
    this.caller = caller;
    this.route = route;
    this.config = config;
    this.refusals = refusals;
    this.deadline = new AnswerDeadline(exchange.context().vertx(), config.limits().answerTimeout());
  }

  @Override
  public Future<HttpClientRequest> create(ProxyContext context) {
    URI address = route.upstream().address(config.upstreams());
    RequestOptions options =
        new RequestOptions()
            .setHost(address.getHost())
            .setPort(portOf(address))
            .setSsl("https".equals(address.getScheme()))
            .setConnectTimeout(config.limits().connectTimeout().toMillis());
    return context
        .client()
        .request(options)
        .onSuccess(
            request -> {
              upstreamRequest = request;
              request.exceptionHandler(failure -> LOG.debug("The service broke off", failure));
              letClientContinue();
            });
  }

  @Override
  public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
    ProxyRequest request = context.request();
    MultiMap passed = ForwardedHeaders.towardsService(request.headers(), exchange, caller);
    request.headers().clear().addAll(passed);
    request.setURI(pathAndQuery());
    body =
        new LimitedBody(
            request.getBody().stream(),
            config.limits().bytesMax(route),
            () -> deadline.start(upstreamRequest));
    request.setBody(Body.body(body, request.getBody().length()));
    return context
        .sendRequest()
        .onComplete(answered -> deadline.stop())
        .recover(
            failure -> {
              // A client that has gone is no fault of the service, and needs no answer.
              if (!exchange.context().response().closed()) {
                refusals.send(exchange, refusalOf(failure));
              }
              // Answered already: this future never completes, so that the proxy adds nothing.
              return Promise.<ProxyResponse>promise().future();
            });
  }

  @Override
  public Future<Void> handleProxyResponse(ProxyContext context) {
    ForwardedHeaders.stripFromAnswer(context.response().headers());
    return context.sendResponse();
  }

  /** Only now is the body wanted: every check has passed and the service is there. */
  private void letClientContinue() {
    HttpServerRequest request = exchange.context().request();
    if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
      request.response().writeContinue();
    }
  }

  private Refusal refusalOf(Throwable failure) {
    if (body.exceeded()) {
      return Refusal.bodyTooLarge(config.limits().bytesMax(route));
    }
    if (deadline.missed()) {
      return Refusal.tooSlow(route.upstream(), route.method());
    }
    LOG.warnf(
        "%s %s: the %s service failed: %s",
        route.method(), exchange.path(), route.upstream().title(), failure);
    return upstreamRequest == null
        ? Refusal.unreachable(route.upstream())
        : Refusal.brokeOff(route.upstream(), route.method());
  }

  /** The path that the table has read, never the client's own form of the URI. */
  private String pathAndQuery() {
    String query = exchange.context().request().query();
    return query == null ? exchange.path() : exchange.path() + "?" + query;
  }

  private static int portOf(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return "https".equals(address.getScheme()) ? 443 : 80;
  }
}
