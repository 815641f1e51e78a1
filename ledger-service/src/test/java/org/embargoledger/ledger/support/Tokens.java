package org.embargoledger.ledger.support;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import org.embargoledger.testkit.AccessTokens;

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
    String token = AccessTokens.of("analyst", roles).audience(audience).sign();
    return RestAssured.given().auth().oauth2(token);
  }
}
