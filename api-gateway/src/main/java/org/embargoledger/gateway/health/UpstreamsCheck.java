package org.embargoledger.gateway.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
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
    List<Uni<String>> states =
        Arrays.stream(Upstream.values())
            .map(it -> probe.ask(it.address(config.upstreams()).resolve("/q/health/ready") + ""))
            .toList();
    return Uni.join().all(states).andFailFast().map(UpstreamsCheck::response);
  }

  private static HealthCheckResponse response(List<String> states) {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("services").up();
    for (Upstream upstream : Upstream.values()) {
      response.withData(upstream.title(), states.get(upstream.ordinal()));
    }
    return response.build();
  }
}
