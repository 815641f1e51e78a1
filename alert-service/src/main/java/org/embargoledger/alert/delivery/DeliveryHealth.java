package org.embargoledger.alert.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Shows what keeps steps in the house. Always up: alerts are raised and served all the same. */
@Readiness
@ApplicationScoped
public class DeliveryHealth implements HealthCheck {

  private final Channels channels;

  @Inject
  public DeliveryHealth(Channels channels) {
    this.channels = channels;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("delivery of alerts").up();
    channels
        .troubles()
        .forEach(
            (name, trouble) ->
                response.withData(name, trouble.isEmpty() ? "nothing in the way" : trouble));
    return response.build();
  }
}
