package org.embargoledger.gateway.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.embargoledger.gateway.GatewayConfig;
import org.embargoledger.gateway.route.Upstream;

/**
 * Shows how the services are.
 *
 * <p>Always up: a gateway that left the load balancer because the ledger rests would take ingest
 * with it.
 */
@Readiness
@ApplicationScoped
public class UpstreamsCheck implements AsyncHealthCheck {

  private final GatewayConfig config;
  private final Probe probe;

  UpstreamsCheck(GatewayConfig config, Probe probe) {
    this.config = config;
    this.probe = probe;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return Multi.createFrom()
        .items(Upstream.values())
        .onItem()
        .transformToUniAndMerge(
            upstream -> probe.ask(healthOf(upstream)).map(state -> Map.entry(upstream, state)))
        .collect()
        .asList()
        .map(UpstreamsCheck::response);
  }

  private String healthOf(Upstream upstream) {
    return upstream.address(config.upstreams()).resolve("/q/health/ready").toString();
  }

  private static HealthCheckResponse response(List<Map.Entry<Upstream, String>> states) {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("services").up();
    states.forEach(state -> response.withData(state.getKey().title(), state.getValue()));
    return response.build();
  }
}
