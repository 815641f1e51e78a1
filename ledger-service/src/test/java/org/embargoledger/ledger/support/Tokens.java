package org.embargoledger.ledger.support;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import java.util.List;
import java.util.Map;

/** Requests with signed access tokens of the form that the identity provider issues. */
public final class Tokens {

  private Tokens() {}

  public static RequestSpecification reader() {
    return with("embargo-ledger", "ledger:read");
  }

  public static RequestSpecification operator() {
    return with("embargo-ledger", "ledger:read", "ops:admin");
  }

  public static RequestSpecification with(String audience, String... roles) {
    String token =
        Jwt.preferredUserName("analyst")
            .issuer("https://server.example.com")
            .audience(audience)
            .claim("realm_access", Map.of("roles", List.of(roles)))
            .sign();
    return RestAssured.given().auth().oauth2(token);
  }
}
