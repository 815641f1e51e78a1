package org.embargoledger.kit.identity;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The claim of an access token that names the partner organisation it speaks for. */
public final class PartnerClaim {

  private static final String NAME = "partner";

  /** Where a remembered identity keeps the claim: to read it from the token costs an exception. */
  private static final String ATTRIBUTE = "org.embargoledger.partner";

  private PartnerClaim() {}

  public static Optional<String> of(SecurityIdentity identity) {
    Optional<String> read = identity.getAttribute(ATTRIBUTE);
    return read != null ? read : read(identity);
  }

  /** The same identity, with the claim read once and for all. */
  static SecurityIdentity readInto(SecurityIdentity identity) {
    return QuarkusSecurityIdentity.builder(identity)
        .addAttribute(ATTRIBUTE, read(identity))
        .build();
  }

  private static Optional<String> read(SecurityIdentity identity) {
    return identity.getPrincipal() instanceof JsonWebToken token
        ? Optional.ofNullable(token.<String>getClaim(NAME))
        : Optional.empty();
  }
}
