package org.embargoledger.ingest.support;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.embargoledger.testkit.AccessTokens;

/** Requests with signed access tokens of the forms that the identity provider issues. */
public final class Tokens {

  private Tokens() {}

  public static RequestSpecification as(String partner) {
    return RestAssured.given()
        .auth()
        .oauth2(
            AccessTokens.of(partner, "events:write", "ledger:read")
                .claim("partner", partner)
                .sign())
        .contentType(ContentType.JSON);
  }

  public static RequestSpecification reader() {
    return RestAssured.given().auth().oauth2(AccessTokens.of("analyst", "ledger:read").sign());
  }
}
