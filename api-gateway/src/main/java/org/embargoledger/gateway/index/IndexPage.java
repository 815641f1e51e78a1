package org.embargoledger.gateway.index;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.embargoledger.gateway.route.Role;
import org.embargoledger.gateway.route.Route;
import org.embargoledger.gateway.route.RouteTable;

/** The front page, open to all: what can be asked here, and which role each question needs. */
@ApplicationScoped
public class IndexPage implements Handler<RoutingContext> {

  private final Buffer page;

  IndexPage() {
    JsonArray resources = new JsonArray();
    RouteTable.ROUTES.forEach(route -> resources.add(line(route)));
    String text =
        new JsonObject()
            .put("name", "Embargo Ledger")
            .put("about", "What a sanctioned state is promised, delivered and bound to.")
            .put("authentication", "Authorization: Bearer <access token>")
            .put("health", "/q/health")
            .put("resources", resources)
            .encodePrettily();
    page = Buffer.buffer((text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void handle(RoutingContext context) {
    context.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(page);
  }

  private static JsonObject line(Route route) {
    return new JsonObject()
        .put("method", route.method().name())
        .put("path", route.template().text())
        .put("role", route.role().map(Role::claim).orElse("none"));
  }
}
