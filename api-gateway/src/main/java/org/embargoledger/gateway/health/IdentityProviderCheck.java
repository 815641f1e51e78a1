package org.embargoledger.gateway.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the identity provider has been seen.
 *
 * <p>After that its absence is shown but takes nothing down: tokens are checked with the keys at
 * hand, and what needs the provider itself is refused by the token check.
 */
@Readiness
@ApplicationScoped
public class IdentityProviderCheck implements AsyncHealthCheck {

  private final String discovery;
  private final Probe probe;
  private final AtomicBoolean seen = new AtomicBoolean();

  IdentityProviderCheck(
      @ConfigProperty(name = "quarkus.oidc.auth-server-url") String issuer, Probe probe) {
    this.discovery = issuer + "/.well-known/openid-configuration";
    this.probe = probe;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return probe.ask(discovery).map(this::response);
  }

  private HealthCheckResponse response(String state) {
    if (state.equals(Probe.READY)) {
      seen.set(true);
    }
    return HealthCheckResponse.named("identity provider")
        .status(seen.get())
        .withData("state", state)
        .build();
  }
}
