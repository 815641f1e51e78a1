package org.embargoledger.kit.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Who makes the present request, taken from the verified access token and from nothing else. */
@RequestScoped
public class Caller {

  private final SecurityIdentity identity;

  @Inject
  public Caller(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** The user or client name, for audit. */
  public String name() {
    return identity.getPrincipal().getName();
  }

  /** The partner organisation that the token speaks for, if it speaks for one. */
  public Optional<String> partner() {
    return PartnerClaim.of(identity);
  }
}
