package org.embargoledger.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.embargoledger.ingest.support.EmbeddedParts;
import org.embargoledger.ingest.support.Facts;
import org.embargoledger.ingest.support.Tokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class RecordingTest {

  @Test
  void an_accepted_fact_is_answered_with_its_place_and_can_be_read_back() {
    Response accepted = Tokens.as("partner-a").body(Facts.pledge("890000000")).post("/v1/pledges");

    accepted.then().statusCode(201).header("ETag", "\"1\"").body("version", equalTo(1));
    String eventId = accepted.path("eventId");
    assertThat(accepted.header("Location")).isEqualTo("/v1/events/" + eventId);
    Tokens.reader()
        .get("/v1/events/" + eventId)
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("partner", equalTo("partner-a"))
        .body("fact.amount.amount", equalTo("890000000"))
        .body("position", equalTo(accepted.path("position")));
  }

  @Test
  void every_field_that_is_wrong_is_named() {
    Tokens.as("partner-a")
        .body(
            """
            {"counterparty": "XX", "target": "KR", "period": "2999-01", "colour": "red",
             "product": "BEER", "quantity": {"value": "-5", "unit": "pints"},
             "provenance": {"source": {"publisher": "P", "url": "nowhere", "published": "2024"},
              "basis": "REPORTED", "grade": "Z9"}}
            """)
        .post("/v1/deliveries")
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body(
            "errors.pointer",
            containsInAnyOrder(
                "#/counterparty",
                "#/target",
                "#/period",
                "#/period",
                "#/product",
                "#/quantity/value",
                "#/quantity/unit",
                "#/provenance/source/url",
                "#/provenance/grade",
                "#/colour"));
  }

  @Test
  void malformed_json_is_told_with_its_line() {
    Tokens.as("partner-a")
        .body("{\"counterparty\": \"RU\",\n oops}")
        .post("/v1/pledges")
        .then()
        .statusCode(400)
        .body("detail", containsString("line 2"));
  }

  @Test
  void the_same_key_gives_the_first_answer_again_and_another_body_is_refused() {
    String key = UUID.randomUUID().toString();
    Response first =
        Tokens.as("partner-a")
            .header("Idempotency-Key", key)
            .body(Facts.delivery("10"))
            .post("/v1/deliveries");
    first.then().statusCode(201);

    Tokens.as("partner-a")
        .header("Idempotency-Key", key)
        .body(Facts.delivery("10"))
        .post("/v1/deliveries")
        .then()
        .statusCode(201)
        .header("Idempotent-Replayed", "true")
        .body("eventId", equalTo(first.path("eventId")));
    Tokens.as("partner-a")
        .header("Idempotency-Key", key)
        .body(Facts.delivery("11"))
        .post("/v1/deliveries")
        .then()
        .statusCode(422)
        .body("type", containsString("idempotency-key-reused"));
  }

  @Test
  void a_partner_who_claims_another_partners_name_is_refused() {
    Tokens.as("partner-a")
        .body(Facts.delivery("10").replaceFirst("\\{", "{\"partner\": \"partner-b\","))
        .post("/v1/deliveries")
        .then()
        .statusCode(403)
        .body("type", containsString("partner-mismatch"));
  }

  @Test
  void a_correction_needs_the_present_version_and_the_recording_partner() {
    String fact =
        Tokens.as("partner-a").body(Facts.delivery("10")).post("/v1/deliveries").path("factId");
    String body = "{\"reason\": \"typing error\", \"fact\": %s}".formatted(Facts.delivery("12"));
    String corrections = "/v1/facts/" + fact + "/corrections";

    Tokens.as("partner-a").body(body).post(corrections).then().statusCode(428);
    Tokens.as("partner-b")
        .header("If-Match", "\"1\"")
        .body(body)
        .post(corrections)
        .then()
        .statusCode(403);
    Tokens.as("partner-a")
        .header("If-Match", "\"1\"")
        .body(body)
        .post(corrections)
        .then()
        .statusCode(201)
        .body("version", equalTo(2));
    Tokens.as("partner-a")
        .header("If-Match", "\"1\"")
        .body(body)
        .post(corrections)
        .then()
        .statusCode(412)
        .body("expectedVersion", equalTo(1))
        .body("presentVersion", equalTo(2));
    Tokens.as("partner-a")
        .header("If-Match", "\"2\"")
        .body("{\"reason\": \"never happened\"}")
        .post("/v1/facts/" + fact + "/retractions")
        .then()
        .statusCode(201);
    Tokens.as("partner-a")
        .header("If-Match", "\"3\"")
        .body(body)
        .post(corrections)
        .then()
        .statusCode(409);
    Tokens.reader()
        .get("/v1/facts/" + fact + "/history")
        .then()
        .body("events.kind", contains("RECORDED", "CORRECTED", "RETRACTED"));
  }

  @Test
  void a_relation_to_a_fact_that_the_log_does_not_know_is_refused() {
    String relation =
        "\"relations\": [{\"type\": \"UNDER\", \"factId\": \"%s\"}],".formatted(new UUID(0, 7));

    Tokens.as("partner-a")
        .body(Facts.delivery("10").replaceFirst("\\{", "{" + relation))
        .post("/v1/deliveries")
        .then()
        .statusCode(422)
        .body("unknownFactId", equalTo(new UUID(0, 7).toString()));
  }

  @Test
  void concurrent_submissions_get_dense_positions() {
    long before = head();
    var answers =
        IntStream.range(0, 200)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () ->
                            Tokens.as("partner-a")
                                .body(Facts.delivery("1"))
                                .post("/v1/deliveries")
                                .jsonPath()
                                .getLong("position")))
            .toList();

    var positions = answers.stream().map(CompletableFuture::join).sorted().toList();

    assertThat(positions)
        .isEqualTo(java.util.stream.LongStream.range(before, before + 200).boxed().toList());
    Tokens.reader()
        .get("/v1/events?after=" + (before - 1) + "&limit=200")
        .then()
        .body("events", hasSize(200))
        .body("events[199].position", equalTo((int) before + 199))
        .body("events.partner", hasItem("partner-a"));
  }

  @Test
  void not_even_the_owner_can_change_history() throws SQLException {
    Tokens.as("partner-a").body(Facts.delivery("1")).post("/v1/deliveries").then().statusCode(201);

    for (String change :
        new String[] {
          "UPDATE event SET partner = 'x'",
          "DELETE FROM event",
          "TRUNCATE event",
          "UPDATE log_head SET next_position = 0",
          "DELETE FROM log_head"
        }) {
      try (Connection connection = EmbeddedParts.superuser();
          Statement statement = connection.createStatement()) {
        assertThatThrownBy(() -> statement.execute(change)).hasMessageContaining("refused");
      }
    }
  }

  @Test
  void nobody_without_a_token_and_nobody_without_the_role_gets_in() {
    io.restassured.RestAssured.get("/v1/events").then().statusCode(401);
    Tokens.reader()
        .contentType("application/json")
        .body(Facts.delivery("1"))
        .post("/v1/deliveries")
        .then()
        .statusCode(403);
  }

  private static long head() {
    try (Connection connection = EmbeddedParts.superuser();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT next_position FROM log_head")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
