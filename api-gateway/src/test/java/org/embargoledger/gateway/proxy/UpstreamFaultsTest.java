package org.embargoledger.gateway.proxy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import org.embargoledger.gateway.support.GatewayTest;
import org.embargoledger.gateway.support.RawHttp;
import org.embargoledger.gateway.support.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class UpstreamFaultsTest {

  private static final String BEARER = "Bearer ";

  @Test
  void a_silent_service_is_given_up_in_time() {
    given()
        .header("Authorization", BEARER + Tokens.withEveryRole().token())
        .body("{}")
        .post("/v1/pledges?behave=silent")
        .then()
        .statusCode(504)
        .contentType("application/problem+json")
        .body("type", equalTo("https://embargoledger.org/problems/upstream-timeout"))
        .body("detail", containsString("Whether it took effect is not known"));
  }

  @Test
  void a_service_that_breaks_off_is_unavailable() {
    given()
        .header("Authorization", BEARER + Tokens.withEveryRole().token())
        .get("/v1/events?behave=break-off")
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", equalTo("2"))
        .body("detail", containsString("ingest"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"break-off-within", "break-off-within-chunks"})
  void half_an_answer_never_looks_like_a_whole_one(String behaviour) throws IOException {
    String answer =
        RawHttp.exchange(
            "GET /v1/events?behave=" + behaviour + " HTTP/1.1",
            "Authorization: Bearer " + Tokens.withEveryRole().token());
    assertThat(answer).contains("half of it").doesNotEndWith("0\r\n\r\n");
  }
}
