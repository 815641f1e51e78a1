package org.embargoledger.ingest.relay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Shows the relay. Always up: without Kafka the service still takes facts, and must. */
@Readiness
@ApplicationScoped
public class RelayHealth implements HealthCheck {

  private final RelayState state;

  @Inject
  public RelayHealth(RelayState state) {
    this.state = state;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("relay")
            .up()
            .withData("role", state.role())
            .withData("publishedPosition", state.published());
    return state.trouble() == null
        ? response.build()
        : response.withData("trouble", state.trouble()).build();
  }
}
