package org.embargoledger.alert.support;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import org.embargoledger.testkit.AccessTokens;

/** Requests with signed access tokens of the form that the identity provider issues. */
public final class Tokens {

  private Tokens() {}

  public static RequestSpecification analyst() {
    return with(AccessTokens.of("analyst", "ledger:read", "alerts:read", "alerts:triage"));
  }

  /** One of the people who may write rules. */
  public static RequestSpecification ruleWriter(String name) {
    return with(AccessTokens.of(name, "alerts:read", "rules:write"));
  }

  /** A second person who may do the same. */
  public static RequestSpecification supervisor() {
    return with(AccessTokens.of("supervisor", "alerts:read", "alerts:triage"));
  }

  /** Who runs the service. */
  public static RequestSpecification operator() {
    return with(AccessTokens.of("operator", "alerts:read", "alerts:triage", "ops:admin"));
  }

  public static RequestSpecification reader() {
    return RestAssured.given().auth().oauth2(readers());
  }

  /** The bearer token of a reader, for clients that are not made here. */
  static String readers() {
    return AccessTokens.of("partner-a", "alerts:read").sign();
  }

  public static RequestSpecification ofAnotherAudience() {
    return with(
        AccessTokens.of("analyst", "alerts:read", "alerts:triage").audience("another-service"));
  }

  private static RequestSpecification with(JwtClaimsBuilder token) {
    return RestAssured.given().auth().oauth2(token.sign());
  }
}
