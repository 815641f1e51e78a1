package org.embargoledger.ingest.history;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.embargoledger.ingest.support.EmbeddedParts;
import org.embargoledger.ingest.support.Facts;
import org.embargoledger.ingest.support.Tokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class HistoryTest {

  @Test
  void a_history_tells_who_when_why_and_what_changed_from_version_to_version() {
    Response recorded = Tokens.as("partner-a").body(Facts.delivery("10")).post("/v1/deliveries");
    String fact = recorded.path("factId");
    change(
        fact,
        1,
        "corrections",
        """
        {"reason": "typing error", "fact": %s}
        """
            .formatted(
                Facts.delivery("12").replaceFirst("\\{", "{\"note\": \"read from the scan\",")));
    change(fact, 2, "retractions", "{\"reason\": \"another ship\"}");

    Tokens.reader()
        .get("/v1/facts/" + fact + "/history")
        .then()
        .statusCode(200)
        .body("factId", equalTo(fact))
        .body("factType", equalTo("FuelDelivery"))
        .body("versions.version", contains(1, 2, 3))
        .body("versions.kind", contains("RECORDED", "CORRECTED", "RETRACTED"))
        .body("versions.partner", contains("partner-a", "partner-a", "partner-a"))
        .body("versions[0].eventId", equalTo(fact + ".1"))
        .body("versions[0].position", equalTo(recorded.path("position")))
        .body("versions[0].recordedAt", equalTo(recorded.path("recordedAt")))
        .body("versions[0]", not(hasKey("reason")))
        .body("versions[0].differences", empty())
        .body("versions[1].reason", equalTo("typing error"))
        .body(
            "versions[1].differences",
            contains(
                Map.of("pointer", "/note", "is", "read from the scan"),
                Map.of("pointer", "/quantity/value", "was", "10", "is", "12")))
        .body("versions[2].reason", equalTo("another ship"))
        .body("versions[2].differences", empty())
        .body("events.kind", contains("RECORDED", "CORRECTED", "RETRACTED"))
        .body("events[1].fact.quantity.value", equalTo("12"));
  }

  @Test
  void a_fact_that_the_log_does_not_know_has_no_history() {
    Tokens.reader().get("/v1/facts/" + UUID.randomUUID() + "/history").then().statusCode(404);
  }

  private static void change(String fact, int version, String what, String body) {
    Tokens.as("partner-a")
        .header("If-Match", "\"" + version + "\"")
        .body(body)
        .post("/v1/facts/" + fact + "/" + what)
        .then()
        .statusCode(201);
  }
}
