package org.embargoledger.alert.support;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import java.util.List;
import java.util.Map;

/** Requests with signed access tokens of the form that the identity provider issues. */
public final class Tokens {

  private Tokens() {}

  public static RequestSpecification analyst() {
    return with(token("analyst", "embargo-ledger", "ledger:read", "alerts:read", "alerts:triage"));
  }

  /** One of the people who may write rules. */
  public static RequestSpecification ruleWriter(String name) {
    return with(token(name, "embargo-ledger", "alerts:read", "rules:write"));
  }

  /** A second person who may do the same. */
  public static RequestSpecification supervisor() {
    return with(token("supervisor", "embargo-ledger", "alerts:read", "alerts:triage"));
  }

  /** Who runs the service. */
  public static RequestSpecification operator() {
    return with(token("operator", "embargo-ledger", "alerts:read", "alerts:triage", "ops:admin"));
  }

  public static RequestSpecification reader() {
    return with(readers());
  }

  /** The bearer token of a reader, for clients that are not made here. */
  static String readers() {
    return token("partner-a", "embargo-ledger", "alerts:read");
  }

  public static RequestSpecification ofAnotherAudience() {
    return with(token("analyst", "another-service", "alerts:read", "alerts:triage"));
  }

  private static RequestSpecification with(String token) {
    return RestAssured.given().auth().oauth2(token);
  }

  private static String token(String name, String audience, String... roles) {
    return Jwt.preferredUserName(name)
        .issuer("https://server.example.com")
        .audience(audience)
        .claim("realm_access", Map.of("roles", List.of(roles)))
        .sign();
  }
}
