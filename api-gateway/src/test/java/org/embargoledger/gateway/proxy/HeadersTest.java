package org.embargoledger.gateway.proxy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import org.embargoledger.gateway.support.GatewayTest;
import org.embargoledger.gateway.support.RawHttp;
import org.embargoledger.gateway.support.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class HeadersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Partner",
        "X-Embargo-Partner",
        "X-Forwarded-User",
        "X-Forwarded-For",
        "Forwarded",
        "X-Original-URL",
        "X-HTTP-Method-Override",
        "Cookie",
        "X-Anything"
      })
  void a_header_that_is_not_on_the_list_stays_outside(String name) {
    asAnalyst()
        .header(name, "partner-b")
        .get("/v1/events")
        .then()
        .statusCode(200)
        .body("headers.'" + name + "'", nullValue());
  }

  @Test
  void the_partner_is_the_one_of_the_token_whoever_the_client_claims_to_be() {
    given()
        .header("Authorization", "Bearer " + Tokens.withEveryRole().of("partner-a").token())
        .header("X-Embargo-Partner", "partner-b")
        .post("/v1/pledges")
        .then()
        .statusCode(200)
        .body("headers.'X-Embargo-Partner'", equalTo("partner-a"));
  }

  @Test
  void the_headers_of_the_api_pass() {
    asAnalyst()
        .header("Idempotency-Key", "k1")
        .header("If-Match", "\"1\"")
        .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
        .contentType("application/json")
        .body("{}")
        .post("/v1/pledges")
        .then()
        .statusCode(200)
        .body("length", equalTo(2))
        .body("headers.'Idempotency-Key'", equalTo("k1"))
        .body("headers.'If-Match'", equalTo("\"1\""))
        .body(
            "headers.traceparent",
            equalTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
  }

  @Test
  void the_token_that_was_checked_is_the_only_one_passed_on() throws IOException {
    String token = Tokens.withEveryRole().token();
    String answer =
        RawHttp.exchange(
            "GET /v1/events HTTP/1.1",
            "Authorization: Bearer " + token,
            "Authorization: Bearer another");
    assertThat(answer).contains("Bearer " + token + "\"").doesNotContain("another");
  }

  @Test
  void a_connection_header_cannot_take_the_partner_away() throws IOException {
    String answer =
        RawHttp.exchange(
            "GET /v1/events HTTP/1.1",
            "Authorization: Bearer " + Tokens.withEveryRole().of("partner-a").token(),
            "Connection: X-Embargo-Partner");
    assertThat(answer).contains("\"X-Embargo-Partner\":\"partner-a\"");
  }

  @Test
  void a_sane_request_id_is_kept_passed_on_and_returned() {
    asAnalyst()
        .header("X-Request-Id", "load-test_7.1")
        .get("/v1/events")
        .then()
        .header("X-Request-Id", equalTo("load-test_7.1"))
        .body("headers.'X-Request-Id'", equalTo("load-test_7.1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "<script>", "{\"x\":1}"})
  void another_request_id_is_replaced(String offered) {
    asAnalyst()
        .header("X-Request-Id", offered)
        .get("/v1/events")
        .then()
        .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
  }

  @Test
  void an_answer_passes_with_its_validators_and_links_and_without_its_hops() {
    asAnalyst()
        .post("/v1/pledges?behave=created")
        .then()
        .statusCode(201)
        .header("ETag", equalTo("\"1\""))
        .header("Location", equalTo("/v1/events/7.1"))
        .header("Link", equalTo("</v1/events?after=7>; rel=\"next\""))
        .header("X-Hop", nullValue())
        .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"))
        .header("X-Content-Type-Options", equalTo("nosniff"));
  }

  @Test
  void a_problem_of_a_service_passes_untouched() {
    String body =
        asAnalyst()
            .post("/v1/pledges?behave=problem")
            .then()
            .statusCode(422)
            .contentType("application/problem+json")
            .extract()
            .asString();
    assertThat(body).isEqualTo("{\"type\":\"about:blank\",\"status\":422}");
  }

  @Test
  void not_modified_passes() {
    asAnalyst()
        .header("If-None-Match", "\"1\"")
        .get("/v1/events?behave=not-modified")
        .then()
        .statusCode(304)
        .header("ETag", equalTo("\"1\""));
  }

  private static RequestSpecification asAnalyst() {
    return given().header("Authorization", "Bearer " + Tokens.withEveryRole().token());
  }
}
