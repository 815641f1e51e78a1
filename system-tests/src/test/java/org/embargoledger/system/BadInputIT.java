package org.embargoledger.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embargoledger.system.support.RunningSystem.as;
import static org.embargoledger.system.support.RunningSystem.withoutToken;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.embargoledger.system.support.Admin;
import org.embargoledger.system.support.Facts;
import org.embargoledger.system.support.Log;
import org.embargoledger.system.support.RawHttp;
import org.embargoledger.system.support.RunningSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each kind of bad input gets its own clear problem through the gateway, and leaves nothing. */
class BadInputIT {

  private static final int HUNDRED_MEGABYTES = 100_000_000;

  private int eventsBefore;

  @BeforeEach
  void count() {
    eventsBefore = Log.read().size();
  }

  @AfterEach
  void nothing_is_left_behind() {
    assertThat(Log.read()).hasSize(eventsBefore);
  }

  @Test
  void malformed_json() {
    problem("{\"counterparty\": \"RU\",", 400, "malformed-json")
        .body("detail", containsString("line 1"));
  }

  @Test
  void unknown_fields() {
    problem(
            Facts.delivery("MY", "1").replaceFirst("\\{", "{\"colour\": \"red\","),
            422,
            "invalid-fact")
        .body("errors.pointer", hasItem("#/colour"));
  }

  @Test
  void negative_and_absurd_quantities() {
    problem(Facts.delivery("MY", "-1"), 422, "invalid-fact")
        .body("errors.pointer", hasItem("#/quantity/value"));
    problem(Facts.delivery("MY", "1000000000000"), 422, "invalid-fact")
        .body("errors.pointer", hasItem("#/quantity/value"));
    problem(Facts.delivery("MY", "1e999999999"), 422, "invalid-fact")
        .body("errors.pointer", hasItem("#/quantity/value"));
  }

  @Test
  void wrong_currency_and_country_codes() {
    as("partner-a")
        .contentType(ContentType.JSON)
        .body(Facts.pledge("1", "RUR9").replace("\"RU\"", "\"SU\""))
        .post("/v1/pledges")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("#/amount/currency"))
        .body("errors.pointer", hasItem("#/counterparty"));
  }

  @Test
  void a_date_in_the_far_future() {
    problem(Facts.delivery("MY", "1").replace("2017-05", "2999-05"), 422, "invalid-fact")
        .body("errors.pointer", hasItem("#/period"));
  }

  @Test
  void a_body_of_a_hundred_megabytes() {
    as("partner-a")
        .contentType(ContentType.JSON)
        .body(new byte[2_000_000])
        .post("/v1/deliveries")
        .then()
        .statusCode(413)
        .contentType("application/problem+json");
    assertThat(
            RawHttp.post(
                "/v1/deliveries", RunningSystem.token("partner-a"), HUNDRED_MEGABYTES, false))
        .startsWith("HTTP/1.1 413")
        .contains("application/problem+json");
    assertThat(
            RawHttp.post(
                "/v1/deliveries", RunningSystem.token("partner-a"), HUNDRED_MEGABYTES, true))
        .startsWith("HTTP/1.1 413");
  }

  @Test
  void no_token_and_no_real_token() {
    withoutToken()
        .get("/v1/alerts")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", containsString("Bearer"));
    withoutToken().auth().oauth2("not.a.token").get("/v1/alerts").then().statusCode(401);
  }

  @Test
  void an_expired_token() throws InterruptedException {
    String token = Admin.shortLivedToken("partner-b");

    withoutToken()
        .auth()
        .oauth2(token)
        .contentType(ContentType.JSON)
        .body(Facts.delivery("MY", "1"))
        .post("/v1/deliveries")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .body("detail", containsString("expired"));
  }

  @Test
  void a_token_of_another_realm() {
    withoutToken()
        .auth()
        .oauth2(Admin.tokenOfAnotherRealm())
        .get("/v1/alerts")
        .then()
        .statusCode(401)
        .contentType("application/problem+json");
  }

  @Test
  void a_role_that_is_missing() {
    as("analyst")
        .contentType(ContentType.JSON)
        .body(Facts.delivery("MY", "1"))
        .post("/v1/deliveries")
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("detail", containsString("events:write"));
  }

  @Test
  void a_partner_who_claims_another_partners_name() {
    problem(
        Facts.delivery("MY", "1").replaceFirst("\\{", "{\"partner\": \"partner-b\","),
        403,
        "partner-mismatch");
  }

  @Test
  void an_unknown_target_year_policy_and_path() {
    as("analyst").get("/v1/ledgers/XX/totals").then().statusCode(404);
    as("analyst").get("/v1/ledgers/KP/caps?year=soon").then().statusCode(400);
    as("analyst")
        .get("/v1/ledgers/KP/caps?year=2018&policy=mine")
        .then()
        .statusCode(400)
        .body("detail", containsString("un1718-2021"));
    as("analyst").get("/v1/nothing").then().statusCode(404).contentType("application/problem+json");
  }

  @Test
  void the_same_idempotency_key_with_another_body() {
    String key = UUID.randomUUID().toString();
    int accepted = 201;
    String first = Facts.delivery("PH", "1");
    as("partner-a")
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(first)
        .post("/v1/deliveries")
        .then()
        .statusCode(accepted);
    eventsBefore++;

    as("partner-a")
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(Facts.delivery("PH", "2"))
        .post("/v1/deliveries")
        .then()
        .statusCode(422)
        .body("type", containsString("idempotency-key-reused"));
    as("partner-a")
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(first)
        .post("/v1/deliveries")
        .then()
        .statusCode(accepted)
        .header("Idempotent-Replayed", equalTo("true"));
  }

  @Test
  void no_answer_shows_a_stack_trace() {
    as("partner-a")
        .contentType("text/plain")
        .body("hello")
        .post("/v1/deliveries")
        .then()
        .statusCode(415)
        .body(not(containsString("Exception")));
  }

  private static ValidatableResponse problem(String body, int status, String type) {
    return as("partner-a")
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/deliveries")
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", containsString(type))
        .body("status", equalTo(status));
  }
}
