package org.embargoledger.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.stream.Stream;
import org.embargoledger.gateway.route.Role;
import org.embargoledger.gateway.route.Route;
import org.embargoledger.gateway.route.RouteTable;
import org.embargoledger.gateway.route.Upstream;
import org.embargoledger.gateway.support.GatewayTest;
import org.embargoledger.gateway.support.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@GatewayTest
class RoutingTest {

  private static final String PROBLEM = "application/problem+json";

  static Stream<Route> everyGuardedRoute() {
    return RouteTable.ROUTES.stream().filter(route -> !route.isOpen());
  }

  static Stream<Route> everyOpenRoute() {
    return RouteTable.ROUTES.stream().filter(Route::isOpen);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /v1/pledges, events:write, ingest",
    "POST, /v1/deliveries, events:write, ingest",
    "POST, /v1/agreements, events:write, ingest",
    "POST, /v1/activities, events:write, ingest",
    "POST, /v1/facts/0199a0f0-0000-7000-8000-000000000001/corrections, events:write, ingest",
    "POST, /v1/facts/0199a0f0-0000-7000-8000-000000000001/retractions, events:write, ingest",
    "GET, /v1/facts/0199a0f0-0000-7000-8000-000000000001/history, ledger:read, ingest",
    "GET, /v1/events, ledger:read, ingest",
    "GET, /v1/events/0199a0f0-0000-7000-8000-000000000001.1, ledger:read, ingest",
    "POST, /v1/events:batch, events:write, ingest",
    "POST, /v1/deliveries:import, events:write, ingest",
    "GET, /v1/log/tile/entries/x001/234.p/7, ledger:read, ingest",
    "GET, /v1/log/receipt, ledger:read, ingest",
    "GET, /v1/log/proof/inclusion, ledger:read, ingest",
    "GET, /v1/ledgers/KP/totals, ledger:read, ledger",
    "GET, /v1/ledgers/KP/entries, ledger:read, ledger",
    "GET, /v1/ledgers/KP/caps, ledger:read, ledger",
    "GET, /v1/reference/conversion-policies, ledger:read, ledger",
    "GET, /v1/alerts, alerts:read, alert",
    "GET, /v1/alerts/42, alerts:read, alert",
    "POST, /v1/alerts/42/acknowledgement, alerts:triage, alert",
    "POST, /v1/alerts/42/resolution, alerts:triage, alert",
  })
  void a_request_with_the_role_reaches_its_service_unchanged(
      String method, String path, String role, String service) {
    ask(Tokens.with(role).token(), method, path + "?year=2026&q=a%20b%2Fc")
        .statusCode(200)
        .body("service", equalTo(service))
        .body("method", equalTo(method))
        .body("uri", equalTo(path + "?year=2026&q=a%20b%2Fc"));
  }

  @ParameterizedTest
  @MethodSource("everyGuardedRoute")
  void every_other_role_is_refused_and_the_missing_one_named(Route route) {
    Role needed = route.role().orElseThrow();
    String[] others =
        Arrays.stream(Role.values())
            .filter(role -> role != needed)
            .map(Role::claim)
            .toArray(String[]::new);
    ask(Tokens.with(others).token(), route.method().name(), pathOf(route))
        .statusCode(403)
        .contentType(PROBLEM)
        .header("WWW-Authenticate", containsString("error=\"insufficient_scope\""))
        .header("WWW-Authenticate", containsString("scope=\"" + needed.claim() + "\""))
        .body("type", equalTo("https://embargoledger.org/problems/forbidden"))
        .body("detail", containsString(needed.claim()));
  }

  @ParameterizedTest
  @MethodSource("everyGuardedRoute")
  void no_guarded_row_is_open_without_a_token(Route route) {
    given()
        .urlEncodingEnabled(false)
        .request(route.method().name(), pathOf(route))
        .then()
        .statusCode(401)
        .contentType(PROBLEM)
        .header("WWW-Authenticate", equalTo("Bearer realm=\"embargo-ledger\""));
  }

  @ParameterizedTest
  @MethodSource("everyOpenRoute")
  void what_is_open_needs_no_token_and_passes_none_on(Route route) {
    given()
        .header("Authorization", "Bearer of.no.use")
        .request(route.method().name(), pathOf(route))
        .then()
        .statusCode(200)
        .body("headers.collect { it.key.toLowerCase() }", not(hasItem("authorization")));
  }

  @ParameterizedTest
  @CsvSource({"/v1/nothing", "/v1/log", "/admin", "/q", "/q/nothing", "/favicon.ico"})
  void an_unknown_path_is_not_found_for_a_token_and_refused_without(String path) {
    ask(Tokens.withEveryRole().token(), "GET", path)
        .statusCode(404)
        .contentType(PROBLEM)
        .body("instance", equalTo(path));
    given().get(path).then().statusCode(401).contentType(PROBLEM);
  }

  @Test
  void an_unknown_method_is_answered_with_those_that_exist() {
    ask(Tokens.withEveryRole().token(), "DELETE", "/v1/alerts/42")
        .statusCode(405)
        .contentType(PROBLEM)
        .header("Allow", equalTo("GET, HEAD"));
  }

  @Test
  void the_head_of_a_resource_can_be_asked_for() {
    ask(Tokens.withEveryRole().token(), "HEAD", "/v1/alerts").statusCode(200);
  }

  @Test
  void the_front_page_is_open_and_lists_the_table() {
    given()
        .get("/")
        .then()
        .statusCode(200)
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .body("resources.path", hasItem("/v1/pledges"))
        .body("resources.size()", equalTo(RouteTable.ROUTES.size()));
  }

  @Test
  void readiness_shows_the_services_and_the_identity_provider() {
    ValidatableResponse ready = given().get("/q/health/ready").then().statusCode(200);
    for (Upstream upstream : Upstream.values()) {
      ready.body(
          "checks.find { it.name == 'services' }.data." + upstream.title(), equalTo("ready"));
    }
    ready.body("checks.find { it.name == 'identity provider' }.data.state", equalTo("ready"));
  }

  @Test
  void another_origin_gets_no_leave_from_the_browser() {
    given()
        .header("Origin", "https://elsewhere.example")
        .header("Access-Control-Request-Method", "GET")
        .options("/v1/events")
        .then()
        .statusCode(401)
        .header("Access-Control-Allow-Origin", equalTo(null));
  }

  private static ValidatableResponse ask(String token, String method, String path) {
    return given()
        .urlEncodingEnabled(false)
        .header("Authorization", "Bearer " + token)
        .request(method, path)
        .then();
  }

  private static String pathOf(Route route) {
    return route.template().text().replaceAll("\\{\\w+}", "7").replace("**", "KP");
  }
}
