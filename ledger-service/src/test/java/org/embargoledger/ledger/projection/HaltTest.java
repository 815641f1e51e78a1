package org.embargoledger.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.Map;
import org.embargoledger.ledger.support.EmbeddedParts;
import org.embargoledger.ledger.support.FactBuilder;
import org.embargoledger.ledger.support.Ledger;
import org.embargoledger.ledger.support.TestLog;
import org.junit.jupiter.api.Test;

/** In an application and a log of its own, which stays halted. */
@QuarkusTest
@TestProfile(HaltTest.OfItsOwn.class)
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class HaltTest {

  /** Makes Quarkus start anew. */
  public static class OfItsOwn implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("embargo.ledger.query.min-position-wait-max", "100ms");
    }
  }

  @Test
  void a_gap_halts_the_projection_there_and_what_is_true_up_to_it_is_still_served() {
    try (TestLog log = new TestLog()) {
      log.record(FactBuilder.by("RU", "2023-01").barrels("44655"));
      log.record(FactBuilder.by("RU", "2023-02").barrels("10666"));
      log.lose(FactBuilder.by("RU", "2023-03").barrels("5140"));
      log.record(FactBuilder.by("RU", "2023-04").barrels("3612"));
    }

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                RestAssured.get("/q/health/ready")
                    .then()
                    .statusCode(503)
                    .body(containsString("gap in the log: position 3 follows 1"))
                    .body("checks.find { it.name == 'projection' }.data.state", equalTo("HALTED")));
    assertThat(Ledger.get("/totals?counterparty=RU&year=2023").getString("totals[0].best"))
        .isEqualTo("55321");
    assertThat(Ledger.get("/totals?counterparty=RU&year=2023").getLong("position")).isEqualTo(1);
    assertThat(RestAssured.get("/q/metrics").asString()).contains("ledger_projection_halted 1.0");
    RestAssured.get("/q/health/live").then().statusCode(200);
  }
}
