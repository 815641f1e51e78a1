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
 * Says how far the ledger has come, and why it goes no further. A halted projection is degraded but
 * ready: what is served is true up to the position, and taking the process out of service would
 * take that away, too.
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
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named(NAME)
            .up()
            .withData("state", word(now.phase()))
            .withData("halted", now.phase() == Phase.HALTED)
            .withData("position", now.position())
            .withData("skippedPositions", state.skips());
    if (now.recordedAt() != null) {
      response.withData("recordedAt", now.recordedAt().toString());
    }
    now.reason().ifPresent(reason -> response.withData("reason", reason));
    return response.build();
  }

  private static String word(Phase phase) {
    return switch (phase) {
      case STANDBY -> "standby";
      case RUNNING -> "running";
      case RETRYING, HALTED -> "degraded";
    };
  }
}
