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
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import org.embargoledger.ledger.support.EmbeddedParts;
import org.embargoledger.ledger.support.FactBuilder;
import org.embargoledger.ledger.support.Ledger;
import org.embargoledger.ledger.support.TestLog;
import org.embargoledger.ledger.support.Tokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** In an application and a log of its own. Each test mends what it broke. */
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

  private static final String DATA = "checks.find { it.name == 'projection' }.data.";

  private static TestLog log;

  @BeforeAll
  static void openLog() {
    log = new TestLog();
  }

  @AfterAll
  static void closeLog() {
    log.close();
  }

  @Test
  void a_gap_halts_the_projection_there_and_what_is_true_up_to_it_is_still_served() {
    log.record(FactBuilder.by("RU", "2023-01").barrels("44655"));
    log.record(FactBuilder.by("RU", "2023-02").barrels("10666"));
    long last = log.lastPosition();
    log.lose(FactBuilder.by("RU", "2023-03").barrels("5140"));
    log.record(FactBuilder.by("RU", "2023-04").barrels("3612"));

    halted("gap in the log: position %d follows %d".formatted(last + 2, last));

    assertThat(total("RU", 2023)).isEqualTo("55321");
    assertThat(Ledger.get("/totals?counterparty=RU&year=2023").getLong("position")).isEqualTo(last);
    assertThat(RestAssured.get("/q/metrics").asString()).contains("ledger_projection_halted 1.0");
    RestAssured.get("/q/health/live").then().statusCode(200);

    skip(last + 1, "the relay lost it; found in the log's export").statusCode(201);
    Ledger.awaitPosition(log.lastPosition());

    assertThat(total("RU", 2023)).isEqualTo("58933");
    ready();
  }

  @Test
  void an_event_of_an_unknown_type_halts_until_it_is_skipped() {
    log.recordAltered(
        FactBuilder.by("CN", "2022-01").barrels("1"),
        json -> json.replace("\"factType\":\"", "\"factType\":\"Future"));
    log.record(FactBuilder.by("CN", "2022-02").barrels("2"));
    long blocked = log.lastPosition() - 1;

    halted("fact type");
    skip(blocked, "of a newer release").statusCode(201);
    Ledger.awaitPosition(log.lastPosition());

    assertThat(total("CN", 2022)).isEqualTo("2");
    ready();
  }

  @Test
  void an_event_of_an_unknown_schema_halts_until_it_is_skipped() {
    log.recordAltered(
        FactBuilder.by("CN", "2021-01").barrels("1"),
        json -> json.replace("\"schema\":1", "\"schema\":2"));
    long blocked = log.lastPosition();

    halted("event schema 2");
    skip(blocked, "of a newer release").statusCode(201);

    Ledger.awaitPosition(blocked);
    ready();
  }

  @Test
  void a_value_that_does_not_have_its_leaf_hash_halts_until_it_is_skipped() {
    log.recordWithWrongHash(FactBuilder.by("CN", "2020-01").barrels("1"));
    long blocked = log.lastPosition();

    halted("leaf hash");
    skip(blocked, "broken on the way").statusCode(201);

    Ledger.awaitPosition(blocked);
    ready();
  }

  @Test
  void an_event_that_is_stored_otherwise_halts_with_those_before_it_applied() {
    long stored = log.lastPosition() + 2;
    Ledger.execute(
        "INSERT INTO fact_event VALUES (%d, gen_random_uuid(), 1, now(), '\\x00', '{}')"
            .formatted(stored));
    log.record(FactBuilder.by("VN", "2020-01").barrels("1"));
    log.record(FactBuilder.by("VN", "2020-02").barrels("2"));
    log.record(FactBuilder.by("VN", "2020-03").barrels("4"));

    halted("is not that of the event stored");
    assertThat(total("VN", 2020)).isEqualTo("1");
    skip(stored, "another log's event was written here").statusCode(201);
    Ledger.awaitPosition(log.lastPosition());

    assertThat(total("VN", 2020)).isEqualTo("5");
    ready();
  }

  @Test
  void an_event_that_does_not_follow_its_fact_halts_and_only_an_operator_skips_it() {
    log.record(FactBuilder.by("MN", "2020-01").barrels("1"));
    log.recordAltered(
        FactBuilder.by("MN", "2020-02").barrels("2"),
        json -> json.replace("\"version\":1", "\"version\":3"));
    long blocked = log.lastPosition();
    log.record(FactBuilder.by("MN", "2020-03").barrels("4"));

    halted("follows version 0");
    assertThat(total("MN", 2020)).isEqualTo("1");
    Tokens.reader()
        .contentType("application/json")
        .body("{\"position\": %d, \"reason\": \"why not\"}".formatted(blocked))
        .post("/v1/ops/ledger/skips")
        .then()
        .statusCode(403);
    skip(blocked + 1, "the wrong one").statusCode(409).body("detail", containsString("halted at"));
    skip(blocked, " ").statusCode(400);
    skip(blocked, "recorded twice").statusCode(201).body("actor", equalTo("analyst"));
    Ledger.awaitPosition(log.lastPosition());

    assertThat(total("MN", 2020)).isEqualTo("5");
    ready();
    Tokens.operator()
        .get("/v1/ops/ledger/skips")
        .then()
        .statusCode(200)
        .body(
            "skips.find { it.position == %d }.reason".formatted(blocked),
            equalTo("recorded twice"));
    skip(blocked, "again").statusCode(409).body("detail", containsString("not halted"));
  }

  private static void halted(String reason) {
    log.flush();
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                RestAssured.get("/q/health/ready")
                    .then()
                    .statusCode(200)
                    .body(DATA + "reason", containsString(reason))
                    .body(DATA + "state", equalTo("degraded"))
                    .body(DATA + "halted", equalTo(true)));
    assertThat(Ledger.rows("SELECT halt FROM generation WHERE state = 'ACTIVE'").get(0))
        .contains(reason);
  }

  private static void ready() {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                RestAssured.get("/q/health/ready")
                    .then()
                    .statusCode(200)
                    .body(DATA + "state", equalTo("running")));
    assertThat(Ledger.rows("SELECT halt FROM generation WHERE state = 'ACTIVE'"))
        .containsExactly("null");
  }

  private static ValidatableResponse skip(long position, String reason) {
    return Tokens.operator()
        .contentType("application/json")
        .body("{\"position\": %d, \"reason\": \"%s\"}".formatted(position, reason))
        .post("/v1/ops/ledger/skips")
        .then();
  }

  private static String total(String counterparty, int year) {
    return Ledger.get("/totals?counterparty=%s&year=%d".formatted(counterparty, year))
        .getString("totals[0].best");
  }
}
