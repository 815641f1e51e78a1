package org.embargoledger.alert.follow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while alerts do not follow the log, and says why. Stored alerts are served on. */
@Readiness
@ApplicationScoped
public class FollowingCheck implements HealthCheck {

  private final EventFollower follower;

  @Inject
  public FollowingCheck(EventFollower follower) {
    this.follower = follower;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("follows the event log")
            .withData("position", follower.position())
            .status(follower.trouble().isEmpty());
    follower.trouble().ifPresent(reason -> response.withData("reason", reason));
    return response.build();
  }
}
