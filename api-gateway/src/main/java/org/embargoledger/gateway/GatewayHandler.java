package org.embargoledger.gateway;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.embargoledger.gateway.access.Caller;
import org.embargoledger.gateway.access.RefusedException;
import org.embargoledger.gateway.access.TokenCheck;
import org.embargoledger.gateway.audit.AuditLog;
import org.embargoledger.gateway.proxy.UpstreamProxy;
import org.embargoledger.gateway.refusal.Refusal;
import org.embargoledger.gateway.refusal.RefusalWriter;
import org.embargoledger.gateway.route.Route;
import org.embargoledger.gateway.route.RouteTable;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Takes each request through token, table, role and size, in this order, and then on its way. */
@ApplicationScoped
public class GatewayHandler implements Handler<RoutingContext> {

  private static final Logger LOG = Logger.getLogger(GatewayHandler.class);

  private final TokenCheck tokens;
  private final RefusalWriter refusals;
  private final UpstreamProxy proxy;
  private final AuditLog audit;
  private final GatewayConfig.Limits limits;

  GatewayHandler(
      TokenCheck tokens,
      RefusalWriter refusals,
      UpstreamProxy proxy,
      AuditLog audit,
      GatewayConfig config) {
    this.tokens = tokens;
    this.refusals = refusals;
    this.proxy = proxy;
    this.audit = audit;
    this.limits = config.limits();
  }

  @Override
  public void handle(RoutingContext context) {
    Exchange exchange = new Exchange(context);
    // The token check may wait for keys; until it has answered, no byte of the body is taken.
    context.request().pause();
    context.response().putHeader(RequestIds.HEADER, exchange.requestId());
    MDC.put("requestId", exchange.requestId());
    context.addEndHandler(end -> audit.record(exchange));
    callerOf(exchange)
        .map(caller -> admit(exchange, caller))
        .onFailure(failure -> refuse(exchange, failure));
  }

  /** What is open to everybody is given without a look at any token. */
  private Future<Caller> callerOf(Exchange exchange) {
    boolean open =
        RouteTable.find(exchange.context().request().method(), exchange.path())
            .match(Route::isOpen, allowed -> false, () -> false);
    return open ? Future.succeededFuture(Caller.ANYBODY) : tokens.callerOf(exchange.context());
  }

  private Exchange admit(Exchange exchange, Caller caller) {
    exchange.calledBy(caller);
    HttpServerRequest request = exchange.context().request();
    RouteTable.find(request.method(), exchange.path())
        .<Runnable>match(
            route -> () -> follow(exchange, caller, route),
            allowed ->
                () -> refusals.send(exchange, Refusal.otherMethods(request.method(), allowed)),
            () -> () -> refusals.send(exchange, Refusal.noSuchPath()))
        .run();
    return exchange;
  }

  private void follow(Exchange exchange, Caller caller, Route route) {
    exchange.routedTo(route);
    long bytesMax = limits.bytesMax(route);
    if (!caller.may(route)) {
      refusals.send(exchange, Refusal.missingRole(route.role().orElseThrow()));
    } else if (announcedBytes(exchange.context().request()) > bytesMax) {
      refusals.send(exchange, Refusal.bodyTooLarge(bytesMax));
    } else {
      proxy.forward(exchange, caller, route);
    }
  }

  private void refuse(Exchange exchange, Throwable failure) {
    if (failure instanceof RefusedException refused) {
      refusals.send(exchange, refused.refusal());
    } else {
      LOG.error("A request failed inside the gateway", failure);
      exchange.context().fail(failure);
    }
  }

  /** A length that is no number counts as too long; the HTTP codec should never let one pass. */
  private static long announcedBytes(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }
}
