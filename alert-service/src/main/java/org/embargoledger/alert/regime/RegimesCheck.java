package org.embargoledger.alert.regime;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.embargoledger.model.regime.Regimes;

/** Shows which regimes are in force and whether others wait. Never in the way of readiness. */
@Readiness
@ApplicationScoped
public class RegimesCheck implements HealthCheck {

  private final RegimeWatch watch;

  @Inject
  public RegimesCheck(RegimeWatch watch) {
    this.watch = watch;
  }

  @Override
  public HealthCheckResponse call() {
    RegimeWatch.Finding finding = watch.finding();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("regimes")
            .up()
            .withData("inForce", String.join(", ", Regimes.citations()))
            .withData("state", finding.state().name());
    if (!finding.detail().isEmpty()) {
      response.withData("detail", finding.detail());
    }
    return response.build();
  }
}
