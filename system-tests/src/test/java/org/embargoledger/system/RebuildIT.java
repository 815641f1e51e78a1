package org.embargoledger.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embargoledger.system.support.RunningSystem.as;

import io.restassured.path.json.JsonPath;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.embargoledger.stack.StackPart;
import org.embargoledger.system.support.Load;
import org.embargoledger.system.support.RunningSystem;
import org.junit.jupiter.api.Test;

/** A ledger that is built anew through the gateway, with the process that builds it killed. */
class RebuildIT {

  private static final int FACTS = 2_000;
  private static final int FACTS_MEANWHILE = 300;
  private static final int WRITTEN_BEFORE_THE_KILL = 200;

  @Test
  void a_rebuild_that_is_killed_in_the_middle_goes_on_and_takes_over_equal_to_the_old_one()
      throws Exception {
    new Load("PH", FACTS).await();
    awaitTotal("PH", FACTS);
    StackPart ledger = RunningSystem.stack().service("ledger");
    int old = generations().getInt("generations.find { it.state == 'ACTIVE' }.number");
    int number =
        as("operator")
            .post("/v1/ops/ledger/rebuild?switch=true")
            .then()
            .statusCode(202)
            .extract()
            .path("generation");

    awaitWritten(number);
    ledger.kill();
    assertThat(number("SELECT count(*) FROM generation WHERE state = 'BUILDING'")).isOne();
    Load meanwhile = new Load("SG", FACTS_MEANWHILE);
    ledger.start();
    ledger.awaitReady();

    assertThat(total("PH")).isEqualTo(Integer.toString(FACTS));
    Awaitility.await()
        .atMost(Duration.ofSeconds(120))
        .until(() -> "DONE".equals(generations().getString(of(number, "progress.phase"))));
    JsonPath done = generations();
    assertThat(done.getBoolean(of(number, "comparison.equal"))).isTrue();
    assertThat(done.getString(of(number, "state"))).isEqualTo("ACTIVE");
    assertThat(done.getString(of(old, "state"))).isEqualTo("RETIRED");
    assertThat(Files.readString(ledger.logFile()))
        .contains("generation %d goes on behind position".formatted(number));

    meanwhile.await();
    awaitTotal("SG", FACTS_MEANWHILE);
    awaitTotal("PH", FACTS);
    as("operator").delete("/v1/ops/ledger/generations/" + old).then().statusCode(204);
    assertThat(generations().getList("generations.number")).isEqualTo(List.of(number));
  }

  private static void awaitWritten(int number) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(5))
        .until(
            () ->
                number("SELECT position FROM generation WHERE number = " + number)
                    >= WRITTEN_BEFORE_THE_KILL);
  }

  private static void awaitTotal(String counterparty, int facts) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(total(counterparty)).isEqualTo(Integer.toString(facts)));
  }

  private static String total(String counterparty) {
    return as("analyst")
        .get("/v1/ledgers/KP/totals?counterparty=%s&year=2017".formatted(counterparty))
        .then()
        .statusCode(200)
        .extract()
        .path("totals[0].best");
  }

  private static JsonPath generations() {
    return as("operator")
        .get("/v1/ops/ledger/generations")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static String of(int number, String path) {
    return "generations.find { it.number == %d }.%s".formatted(number, path);
  }

  private static long number(String query) throws SQLException {
    try (Connection connection = RunningSystem.stack().postgres().connect("ledger");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
