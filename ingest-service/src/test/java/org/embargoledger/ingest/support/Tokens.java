package org.embargoledger.ingest.support;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import java.util.List;
import java.util.Map;

/** Requests with signed access tokens of the forms that the identity provider issues. */
public final class Tokens {

  private Tokens() {}

  public static RequestSpecification as(String partner) {
    return RestAssured.given()
        .auth()
        .oauth2(token(partner, "events:write", "ledger:read"))
        .contentType(ContentType.JSON);
  }

  public static RequestSpecification reader() {
    return RestAssured.given().auth().oauth2(token(null, "ledger:read"));
  }

  private static String token(String partner, String... roles) {
    var token =
        Jwt.preferredUserName(partner == null ? "analyst" : partner)
            .issuer("https://server.example.com")
            .audience("embargo-ledger")
            .claim("realm_access", Map.of("roles", List.of(roles)));
    return (partner == null ? token : token.claim("partner", partner)).sign();
  }
}
