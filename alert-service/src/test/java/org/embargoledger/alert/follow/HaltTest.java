package org.embargoledger.alert.follow;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.RestAssured;
import java.time.Duration;
import org.embargoledger.alert.support.EmbeddedParts;
import org.embargoledger.alert.support.EventTopic;
import org.embargoledger.alert.support.LogBuilder;
import org.embargoledger.alert.support.Pledges;
import org.embargoledger.alert.support.Tokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HaltTest.OwnProcess.class)
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class HaltTest {

  /** A service, database and broker of its own, because it is not usable afterwards. */
  public static class OwnProcess implements QuarkusTestProfile {}

  @Test
  void at_a_gap_it_stops_says_why_and_serves_what_it_has() {
    LogBuilder log = new LogBuilder();
    EventTopic.publish(log.record(Pledges.russias().fact()));
    log.record(Pledges.russias().fact());
    EventTopic.publish(log.record(Pledges.russias().fact()));

    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                RestAssured.get("/q/health/ready")
                    .path("checks.find { it.name == 'follows the event log' }.data.state")
                    .equals("degraded"));

    RestAssured.get("/q/health/ready")
        .then()
        .statusCode(200)
        .body(
            "checks.find { it.name == 'follows the event log' }.data.reason",
            containsString("after position 0 comes 2"));
    RestAssured.get("/q/health/live").then().statusCode(200);
    Tokens.reader()
        .get("/v1/alerts?detector=stated-exchange-rate")
        .then()
        .statusCode(200)
        .body("position", equalTo(0))
        .body("alerts.size()", equalTo(1));
  }
}
