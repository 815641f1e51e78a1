package org.embargoledger.kit.identity;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The claim of an access token that names the partner organisation it speaks for. */
public final class PartnerClaim {

  private static final String NAME = "partner";

  private PartnerClaim() {}

  public static Optional<String> of(SecurityIdentity identity) {
    return identity.getPrincipal() instanceof JsonWebToken token
        ? Optional.ofNullable(token.<String>getClaim(NAME))
        : Optional.empty();
  }
}
