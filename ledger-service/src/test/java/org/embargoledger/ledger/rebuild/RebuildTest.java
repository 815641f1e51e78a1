package org.embargoledger.ledger.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.embargoledger.ledger.bookkeeping.RandomHistories;
import org.embargoledger.ledger.support.EmbeddedParts;
import org.embargoledger.ledger.support.FactBuilder;
import org.embargoledger.ledger.support.Ledger;
import org.embargoledger.ledger.support.TestLog;
import org.embargoledger.ledger.support.Tokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Builds generations beside the one served, over real PostgreSQL and Kafka. */
@QuarkusTest
@TestProfile(RebuildTest.SmallChunks.class)
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class RebuildTest {

  private static final int HISTORY = 3_000;
  private static final String ENTRIES =
      "SELECT id, reverses, target, book, counterparty, year, measure, basis, product, unit, low,"
          + " best, high, slice_from, slice_to, valued_on, fact_id, fact_position, cause_position,"
          + " partner, publisher, agreement, reason FROM entry WHERE generation = %d ORDER BY id";
  private static final String TOTALS =
      "SELECT target, book, year, measure, basis, product, unit, low, best, high, open_highs,"
          + " entries FROM total WHERE generation = %d ORDER BY 1, 2, 3, 4, 5, 6, 7";
  private static final String OPEN_PAGES =
      "SELECT count(*) FROM generation WHERE carried_to + (1 << page_span) <= last_entry_id";
  private static final String CARRIED =
      "SELECT target, book, year, measure, span, part, block, basis, product, unit, slice_from,"
          + " slice_to, valued_on, low, best, high, open_highs, entries FROM carried"
          + " WHERE generation = %d ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13";
  private static final String STANDING =
      "SELECT fact_id, position, version, retracted, target, derived_from, product_class, basis,"
          + " period_from, period_to, weighs FROM standing_fact WHERE generation = %d ORDER BY 1";

  private static TestLog log;

  /** So that a build has many chunks, and goes on soon after a failure. */
  public static class SmallChunks implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "embargo.ledger.rebuild.chunk-events", "200",
          "embargo.ledger.rebuild.retry-delay", "100ms");
    }
  }

  @BeforeAll
  static void fillLog() {
    log = new TestLog(RandomHistories.histories(1718, HISTORY));
    log.flush();
    Ledger.awaitPosition(log.lastPosition());
  }

  @AfterAll
  static void closeLog() {
    log.close();
  }

  @Test
  void a_new_generation_equals_the_old_one_row_by_row_and_takes_over_while_events_come_in() {
    int old = served();
    int number = begin("?switch=true");
    for (int i = 0; i < 200; i++) {
      log.record(FactBuilder.by("TH", "2004").shipment().barrels("1"));
      if (i % 20 == 0) {
        log.flush();
      }
    }
    log.flush();

    JsonPath done = done(number);

    assertThat(done.getBoolean(of(number, "comparison.equal"))).isTrue();
    assertThat(served()).isEqualTo(number);
    Ledger.awaitPosition(log.lastPosition());
    assertThat(Ledger.get("/totals?counterparty=TH&year=2004").getString("totals[0].best"))
        .isEqualTo("200");
    serve(old).statusCode(202);
    done(old);
    assertSame(old, number);
    serve(number).statusCode(202);
    done(number);
    drop(old).statusCode(204);
    assertThat(Ledger.rows("SELECT to_regclass('entry_g%d')".formatted(old)))
        .containsExactly("null");
    log.record(FactBuilder.by("TH", "2003").barrels("3"));
    log.flush();
    Ledger.awaitPosition(log.lastPosition());
    assertThat(Ledger.get("/totals?counterparty=TH&year=2003").getString("totals[0].best"))
        .isEqualTo("3");
  }

  @Test
  void a_build_that_is_broken_off_again_and_again_goes_on_and_comes_to_the_same() {
    int number = begin("");
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(150))
        .until(
            () -> {
              Ledger.execute(
                  "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                      + " WHERE usename = 'ledger_app' AND query LIKE 'COPY%'");
              return !Ledger.rows(
                      "SELECT 1 FROM generation WHERE position >= 1000 AND number = " + number)
                  .isEmpty();
            });

    JsonPath done = done(number);

    assertThat(done.getString(of(number, "state"))).isEqualTo("READY");
    assertThat(done.getBoolean(of(number, "comparison.equal"))).isTrue();
    assertSame(served(), number);
    drop(number).statusCode(204);
  }

  @Test
  void differences_are_told_and_only_a_command_switches_in_spite_of_them() {
    int old = served();
    String hash = Ledger.rows("SELECT leaf_hash FROM fact_event WHERE position = 5").get(0);
    String row = "generation = %d AND book = 'ALL' AND year = 2018".formatted(old);
    Ledger.execute(
        "UPDATE total SET best = best + 1 WHERE " + row + " AND measure = 'ACTIVITIES'",
        "UPDATE entry SET best = best + 1 WHERE generation = %d AND id IN (7, 8)".formatted(old),
        "UPDATE fact_event SET leaf_hash = '\\x00' WHERE position = 5");

    int number = begin("?switch=true");
    JsonPath done = done(number);

    assertThat(done.getString(of(number, "state"))).isEqualTo("READY");
    assertThat(served()).isEqualTo(old);
    assertThat(done.getInt(of(number, "comparison.totals.count"))).isPositive();
    assertThat(done.getString(of(number, "comparison.totals.first[0].measure")))
        .isEqualTo("ACTIVITIES");
    assertThat(done.getList(of(number, "comparison.entries.first.id"))).containsExactly("7", "8");
    assertThat(done.getList(of(number, "comparison.hashes.first"))).containsExactly(5);

    serve(number).statusCode(202);
    done(number);
    Ledger.execute("UPDATE fact_event SET leaf_hash = '%s' WHERE position = 5".formatted(hash));

    assertThat(served()).isEqualTo(number);
    drop(old).statusCode(204);
  }

  @Test
  void what_is_not_possible_is_told() {
    drop(served()).statusCode(409).body("detail", containsString("is served"));
    serve(served()).statusCode(409);
    serve(4711).statusCode(404);
    Tokens.operator()
        .post("/v1/ops/ledger/rebuild?switch=perhaps")
        .then()
        .statusCode(400)
        .body("detail", containsString("neither true nor false"));
    Tokens.reader().post("/v1/ops/ledger/rebuild").then().statusCode(403);
    Tokens.reader().get("/v1/ops/ledger/generations").then().statusCode(403);
  }

  private static void assertSame(int one, int other) {
    await().until(() -> Ledger.rows(OPEN_PAGES).equals(List.of("0")));
    for (String rows : List.of(ENTRIES, TOTALS, CARRIED, STANDING)) {
      assertThat(Ledger.rows(rows.formatted(other))).isEqualTo(Ledger.rows(rows.formatted(one)));
    }
  }

  private static int begin(String query) {
    return Tokens.operator()
        .post("/v1/ops/ledger/rebuild" + query)
        .then()
        .statusCode(202)
        .extract()
        .path("generation");
  }

  private static JsonPath done(int number) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .until(
            () ->
                List.of("DONE", "FAILED")
                    .contains(generations().getString(of(number, "progress.phase"))));
    return generations();
  }

  private static JsonPath generations() {
    return Tokens.operator()
        .get("/v1/ops/ledger/generations")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static String of(int number, String path) {
    return "generations.find { it.number == %d }.%s".formatted(number, path);
  }

  private static int served() {
    return generations().getInt("generations.find { it.state == 'ACTIVE' }.number");
  }

  private static ValidatableResponse serve(int number) {
    return Tokens.operator().post("/v1/ops/ledger/generations/" + number + "/switch").then();
  }

  private static ValidatableResponse drop(int number) {
    return Tokens.operator().delete("/v1/ops/ledger/generations/" + number).then();
  }
}
