package org.embargoledger.gateway;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.embargoledger.gateway.access.Caller;
import org.embargoledger.gateway.refusal.Refusal;
import org.embargoledger.gateway.route.Route;

/** One request on its way through the gateway, and what is known of it so far. */
public final class Exchange {

  private final RoutingContext context;
  private final String requestId;
  private final String path;
  private final long startedAtNs = System.nanoTime();
  private Optional<Caller> caller = Optional.empty();
  private Optional<Route> route = Optional.empty();
  private Optional<Refusal> refusal = Optional.empty();

  Exchange(RoutingContext context) {
    this.context = context;
    this.requestId = RequestIds.of(context.request().getHeader(RequestIds.HEADER));
    this.path = Optional.ofNullable(context.request().path()).orElse("");
  }

  public RoutingContext context() {
    return context;
  }

  public String requestId() {
    return requestId;
  }

  /** The path as the client wrote it: nothing decoded, nothing normalised. */
  public String path() {
    return path;
  }

  public Optional<Caller> caller() {
    return caller;
  }

  public Optional<Route> route() {
    return route;
  }

  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startedAtNs);
  }

  /** In one word or two: forwarded, or the kind of problem it was refused with. */
  public String decision() {
    return refusal
        .map(it -> it.type().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .orElse("forwarded");
  }

  void calledBy(Caller known) {
    caller = Optional.of(known);
  }

  void routedTo(Route found) {
    route = Optional.of(found);
  }

  public void refused(Refusal why) {
    refusal = Optional.of(why);
  }

  /** Ends an exchange that cannot be ended properly, so that no half answer looks whole. */
  public void breakOff() {
    HttpServerRequest request = context.request();
    if (request.version() == HttpVersion.HTTP_2) {
      request.response().reset();
    } else {
      request.connection().close();
    }
  }
}
