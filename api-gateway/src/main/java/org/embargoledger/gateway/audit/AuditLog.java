package org.embargoledger.gateway.audit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.embargoledger.gateway.Exchange;
import org.embargoledger.gateway.access.Caller;
import org.jboss.logging.Logger;

/**
 * One line of JSON for each decision: who asked for what, and what became of it.
 *
 * <p>Never a token, a query or a body. Written as JSON, so that no path can forge a second line.
 */
@ApplicationScoped
public class AuditLog {

  private static final Logger AUDIT = Logger.getLogger("org.embargoledger.audit");
  private static final String METRIC = "embargo.gateway.requests";

  private static final Duration[] BUCKETS =
      Stream.of(10, 25, 50, 100, 250, 1_000, 5_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry meters;

  AuditLog(MeterRegistry meters) {
    this.meters = meters;
  }

  public void record(Exchange exchange) {
    int status = exchange.context().response().getStatusCode();
    String template = exchange.route().map(route -> route.template().text()).orElse("none");
    AUDIT.info(
        new JsonObject()
            .put("requestId", exchange.requestId())
            .put("who", exchange.caller().map(Caller::name).orElse(null))
            .put("partner", exchange.caller().flatMap(Caller::partner).orElse(null))
            .put("from", addressOf(exchange))
            .put("method", exchange.context().request().method().name())
            .put("path", exchange.path())
            .put("route", template)
            .put("decision", exchange.decision())
            .put("status", status)
            .put("delivered", exchange.context().response().ended())
            .put("ms", exchange.elapsed().toMillis())
            .encode());
    Timer.builder(METRIC)
        .description("Requests by route, decision and status")
        .tag("route", template)
        .tag("decision", exchange.decision())
        .tag("status", Integer.toString(status))
        .serviceLevelObjectives(BUCKETS)
        .register(meters)
        .record(exchange.elapsed());
  }

  private static String addressOf(Exchange exchange) {
    return Optional.ofNullable(exchange.context().request().remoteAddress())
        .map(SocketAddress::hostAddress)
        .orElse(null);
  }
}
