package org.embargoledger.alert.follow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says how far alerts follow the log, and why they go no further. The service is degraded then, but
 * ready: what was found up to there is served, and taking the process out of service would take
 * that away, too.
 */
@Readiness
@ApplicationScoped
public class FollowingCheck implements HealthCheck {

  private final EventFollower follower;
  private final AlertMetrics metrics;

  @Inject
  public FollowingCheck(EventFollower follower, AlertMetrics metrics) {
    this.follower = follower;
    this.metrics = metrics;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("follows the event log")
            .up()
            .withData("state", follower.trouble().isEmpty() ? "running" : "degraded")
            .withData("position", follower.position())
            .withData("begunAt", metrics.resumedFrom() + 1)
            .withData("snapshotPosition", metrics.snapshotPosition())
            .withData("snapshotMillis", metrics.snapshotMillis());
    Optional.ofNullable(follower.place().day())
        .ifPresent(day -> response.withData("day", day.toString()));
    follower.trouble().ifPresent(reason -> response.withData("reason", reason));
    return response.build();
  }
}
