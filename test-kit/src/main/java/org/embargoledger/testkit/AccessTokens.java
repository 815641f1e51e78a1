package org.embargoledger.testkit;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.util.List;
import java.util.Map;

/** Access tokens of the form that the identity provider issues. */
public final class AccessTokens {

  private AccessTokens() {}

  /** For this system; another audience may be set over it. */
  public static JwtClaimsBuilder of(String name, String... roles) {
    return Jwt.preferredUserName(name)
        .issuer("https://server.example.com")
        .audience("embargo-ledger")
        .claim("realm_access", Map.of("roles", List.of(roles)));
  }
}
