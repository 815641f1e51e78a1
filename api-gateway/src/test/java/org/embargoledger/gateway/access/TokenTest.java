package org.embargoledger.gateway.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import org.embargoledger.gateway.support.GatewayTest;
import org.embargoledger.gateway.support.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class TokenTest {

  @Test
  void an_expired_token_is_told_so() {
    refused(Tokens.withEveryRole().expired()).body("detail", containsString("expired"));
  }

  @Test
  void a_token_of_another_issuer_is_told_so() {
    refused(Tokens.withEveryRole().issuedBy("http://127.0.0.1:1/realms/other"))
        .body("detail", containsString("another issuer"));
  }

  @Test
  void a_token_of_another_realm_is_told_so() {
    refused(
            Tokens.withEveryRole()
                .issuedBy("http://127.0.0.1:1/realms/other")
                .signedByAnotherRealm())
        .body("detail", containsString("not signed with a key of this system's issuer"));
  }

  @Test
  void a_token_for_another_audience_is_told_so() {
    refused(Tokens.withEveryRole().forAudience("account"))
        .body("detail", containsString("audience"));
  }

  @Test
  void a_forged_signature_is_told_so() {
    refused(Tokens.withEveryRole().forged()).body("detail", containsString("signature"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer nonsense",
        "Bearer a.b.c",
        "Bearer eyJhbGciOiJub25lIn0.eyJpc3MiOiJ4In0.",
        "Bearer ",
        "Bearer",
        "Basic YWxpY2U6YWxpY2U=",
        "Negotiate x"
      })
  void what_is_no_token_is_refused(String authorization) {
    given()
        .header("Authorization", authorization)
        .get("/v1/events")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", containsString("Bearer"));
  }

  @Test
  void a_token_in_the_query_is_not_looked_at() {
    given()
        .queryParam("access_token", Tokens.withEveryRole().token())
        .get("/v1/events")
        .then()
        .statusCode(401);
  }

  private static ValidatableResponse refused(Tokens tokens) {
    return given()
        .header("Authorization", "Bearer " + tokens.token())
        .get("/v1/events")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", containsString("error=\"invalid_token\""))
        .body("type", equalTo("https://embargoledger.org/problems/unauthenticated"));
  }
}
