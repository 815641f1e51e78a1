package org.embargoledger.alert.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.embargoledger.alert.support.AlertStory;
import org.embargoledger.alert.support.EmbeddedParts;
import org.embargoledger.alert.support.Tokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class TriageTest {

  private static final String REASON = "{\"reason\": \"A planning rate, not the official one\"}";
  private static final String PROBLEM = "application/problem+json";

  @Test
  void an_alert_is_acknowledged_and_resolved_and_every_step_names_its_actor() {
    String id = AlertStory.raised();
    Tokens.analyst()
        .contentType(ContentType.JSON)
        .body("{\"note\": \"I ask the ministry\"}")
        .post("/v1/alerts/" + id + "/acknowledgement")
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("status", equalTo("ACKNOWLEDGED"));

    Tokens.analyst()
        .header("If-Match", "\"2\"")
        .contentType(ContentType.JSON)
        .body(REASON)
        .post("/v1/alerts/" + id + "/resolution")
        .then()
        .statusCode(200)
        .header("ETag", "\"3\"")
        .body("status", equalTo("RESOLVED"))
        .body("steps.action", contains("RAISED", "ACKNOWLEDGED", "RESOLVED"))
        .body("steps.actor", contains("detector:stated-exchange-rate", "analyst", "analyst"))
        .body("steps[1].note", equalTo("I ask the ministry"))
        .body("steps[2].note", equalTo("A planning rate, not the official one"));
  }

  @Test
  void an_acknowledgement_needs_no_body() {
    Tokens.analyst()
        .post("/v1/alerts/" + AlertStory.raised() + "/acknowledgement")
        .then()
        .statusCode(200)
        .body("status", equalTo("ACKNOWLEDGED"));
  }

  @Test
  void a_step_with_a_stale_version_is_refused_and_both_versions_are_named() {
    String id = AlertStory.raised();
    Tokens.analyst().post("/v1/alerts/" + id + "/acknowledgement").then().statusCode(200);

    resolve(id, "\"1\"")
        .then()
        .statusCode(412)
        .contentType(PROBLEM)
        .body("type", equalTo("https://embargoledger.org/problems/version-conflict"))
        .body("presentVersion", equalTo(2))
        .body("expectedVersion", equalTo(1));
  }

  @Test
  void a_resolved_alert_cannot_be_acknowledged_and_the_problem_names_its_status() {
    String id = AlertStory.raised();
    resolve(id, "*").then().statusCode(200);

    Tokens.analyst()
        .post("/v1/alerts/" + id + "/acknowledgement")
        .then()
        .statusCode(409)
        .contentType(PROBLEM)
        .body("type", equalTo("https://embargoledger.org/problems/illegal-transition"))
        .body("status", equalTo(409))
        .body("present", equalTo("RESOLVED"))
        .body("possible", contains("OPEN"));
  }

  @Test
  void a_resolution_without_a_reason_changes_nothing() {
    String id = AlertStory.raised();

    Tokens.analyst()
        .contentType(ContentType.JSON)
        .body("{\"because\": \"x\"}")
        .post("/v1/alerts/" + id + "/resolution")
        .then()
        .statusCode(400)
        .contentType(PROBLEM)
        .body("errors.pointer", hasItem("#/reason"))
        .body("errors.pointer", hasItem("#/because"));

    Tokens.reader().get("/v1/alerts/" + id).then().body("status", equalTo("OPEN"));
  }

  @Test
  void a_body_that_is_not_json_is_refused() {
    Tokens.analyst()
        .contentType(ContentType.JSON)
        .body("{\"reason\": ")
        .post("/v1/alerts/" + AlertStory.raised() + "/resolution")
        .then()
        .statusCode(400)
        .contentType(PROBLEM)
        .body("type", equalTo("https://embargoledger.org/problems/malformed-json"));
  }

  @Test
  void of_ten_resolutions_at_once_exactly_one_wins() {
    String id = AlertStory.raised();

    List<CompletableFuture<Integer>> answers =
        IntStream.range(0, 10)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> resolve(id, "\"1\"").statusCode()))
            .toList();

    assertThat(answers.stream().map(CompletableFuture::join).sorted().toList())
        .containsExactly(200, 412, 412, 412, 412, 412, 412, 412, 412, 412);
  }

  @Test
  void who_may_only_read_may_not_resolve() {
    Tokens.reader()
        .contentType(ContentType.JSON)
        .body(REASON)
        .post("/v1/alerts/" + AlertStory.raised() + "/resolution")
        .then()
        .statusCode(403)
        .contentType(PROBLEM);
  }

  @Test
  void without_a_token_nothing_is_told() {
    RestAssured.get("/v1/alerts").then().statusCode(401);
  }

  @Test
  void a_token_for_another_audience_is_refused() {
    Tokens.ofAnotherAudience()
        .get("/v1/alerts")
        .then()
        .statusCode(401)
        .contentType(PROBLEM)
        .header("WWW-Authenticate", containsString("invalid_token"));
  }

  @Test
  void an_alert_that_does_not_exist_is_not_found() {
    for (String id : List.of("0199a0f0-0000-7000-8000-000000000001", "nonsense")) {
      Tokens.reader()
          .get("/v1/alerts/" + id)
          .then()
          .statusCode(404)
          .contentType(PROBLEM)
          .body("detail", containsString(id));
    }
  }

  private static Response resolve(String id, String ifMatch) {
    return Tokens.analyst()
        .header("If-Match", ifMatch)
        .contentType(ContentType.JSON)
        .body(REASON)
        .post("/v1/alerts/" + id + "/resolution");
  }
}
