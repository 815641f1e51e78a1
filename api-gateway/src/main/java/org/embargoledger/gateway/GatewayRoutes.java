package org.embargoledger.gateway;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.embargoledger.gateway.index.IndexPage;

/** Hangs the gateway into the HTTP server: the open index, and behind it the guarded rest. */
@ApplicationScoped
public class GatewayRoutes {

  void install(@Observes Router router, IndexPage index, GatewayHandler gateway) {
    router.route().order(RouteConstants.ROUTE_ORDER_HEADERS).handler(new SecurityHeaders());
    router.get("/").order(RouteConstants.ROUTE_ORDER_DEFAULT).handler(index);
    router.route().order(RouteConstants.ROUTE_ORDER_AFTER_DEFAULT).handler(gateway);
  }
}
