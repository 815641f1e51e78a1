package org.embargoledger.ledger.projection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.embargoledger.ledger.projection.ProjectionState.Phase;
import org.embargoledger.ledger.projection.ProjectionState.Snapshot;

/**
 * Says how far the ledger has come, and why it goes no further. Not ready when halted or retrying:
 * what is served then is true up to the position, but does not move.
 */
@Readiness
@ApplicationScoped
public class ProjectionHealth implements HealthCheck {

  public static final String NAME = "projection";

  private final ProjectionState state;

  @Inject
  public ProjectionHealth(ProjectionState state) {
    this.state = state;
  }

  @Override
  public HealthCheckResponse call() {
    Snapshot now = state.now();
    boolean moving = now.phase() == Phase.RUNNING || now.phase() == Phase.STANDBY;
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named(NAME)
            .status(moving)
            .withData("state", now.phase().name())
            .withData("position", now.position());
    if (now.recordedAt() != null) {
      response.withData("recordedAt", now.recordedAt().toString());
    }
    now.reason().ifPresent(reason -> response.withData("degraded", reason));
    return response.build();
  }
}
