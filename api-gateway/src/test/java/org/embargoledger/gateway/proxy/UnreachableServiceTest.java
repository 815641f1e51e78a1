package org.embargoledger.gateway.proxy;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.embargoledger.gateway.support.GatewayTest;
import org.embargoledger.gateway.support.Tokens;
import org.junit.jupiter.api.Test;

@GatewayTest
@TestProfile(UnreachableServiceTest.LedgerDown.class)
class UnreachableServiceTest {

  /** Port 1 is closed on every sane machine. */
  public static final class LedgerDown implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("embargo.gateway.upstreams.ledger", "http://127.0.0.1:1");
    }
  }

  @Test
  void a_service_that_is_down_is_unavailable_and_the_others_go_on() {
    String bearer = "Bearer " + Tokens.withEveryRole().token();
    given()
        .header("Authorization", bearer)
        .get("/v1/ledgers/KP/totals")
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", equalTo("2"))
        .body("detail", containsString("the request did not get to it"));
    given().header("Authorization", bearer).get("/v1/events").then().statusCode(200);
  }

  @Test
  void readiness_names_it_and_stays_up() {
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'services' }.data.ledger", equalTo("unreachable"));
  }
}
