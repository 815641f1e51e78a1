package org.embargoledger.ledger.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.embargoledger.ledger.support.EmbeddedParts;
import org.embargoledger.ledger.support.FilledLedger;
import org.embargoledger.ledger.support.Ledger;
import org.embargoledger.ledger.support.OwnLedger;
import org.embargoledger.ledger.support.ServerEvents;
import org.embargoledger.ledger.support.ServerEvents.Event;
import org.embargoledger.ledger.support.SlowClient;
import org.embargoledger.ledger.support.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ChangesTest.Impatient.class)
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class ChangesTest {

  private static final String CHANGES = "/v1/ledgers/KP/changes";
  private static final int ALL_BYTES = 20_000_000;

  /** With limits that a test can wait for. */
  public static class Impatient extends OwnLedger {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "embargo.ledger.changes.heartbeat", "300ms",
          "embargo.ledger.changes.unread-max", "1s",
          "embargo.ledger.changes.streams-max", "3");
    }
  }

  @BeforeEach
  void fill() {
    FilledLedger.with(1_000);
  }

  private static List<Long> ids(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  @Test
  void lines_are_sent_as_they_are_booked() throws IOException {
    try (ServerEvents stream = ServerEvents.of(CHANGES)) {
      Event begin = stream.next();
      assertThat(begin.name()).isEqualTo("begin");
      assertThat(begin.id()).isEqualTo("1000");
      FilledLedger.grow(1_250);

      assertThat(stream.lineIds(250)).isEqualTo(ids(1_001, 1_250));
      FilledLedger.grow(1_251);
      Event line = stream.next();
      while (line.name() == null) {
        line = stream.next();
      }
      assertThat(JsonPath.from(line.data()).getString("best")).isEqualTo("312.75");
      assertThat(JsonPath.from(line.data()).getLong("id")).isEqualTo(1_251);
    }
  }

  @Test
  void a_client_that_was_away_resumes_behind_the_last_line_it_has() throws IOException {
    try (ServerEvents stream = ServerEvents.of(CHANGES, "Last-Event-ID: 400")) {
      assertThat(stream.lineIds(600)).isEqualTo(ids(401, 1_000));
    }
    try (ServerEvents stream = ServerEvents.of(CHANGES + "?after=0&book=RU&measure=DELIVERED")) {
      assertThat(stream.lineIds(333))
          .isEqualTo(ids(1, 1_000).stream().filter(id -> id % 3 == 1).limit(333).toList());
    }
  }

  @Test
  void a_quiet_stream_has_heartbeats() throws IOException {
    try (ServerEvents stream = ServerEvents.of(CHANGES)) {
      stream.next();

      assertThat(stream.next()).isEqualTo(new Event(null, null, null));
      assertThat(stream.next()).isEqualTo(new Event(null, null, null));
    }
  }

  @Test
  void a_rebuilt_ledger_with_the_same_lines_goes_on_under_the_same_ids() throws IOException {
    try (ServerEvents stream = ServerEvents.of(CHANGES + "?after=990")) {
      stream.lineIds(10);
      rebuilt("best");

      Event next = stream.next();
      while (next.name() == null) {
        next = stream.next();
      }
      assertThat(next.name()).isEqualTo("generation");
      FilledLedger.grow(1_002);
      assertThat(stream.lineIds(2)).isEqualTo(ids(1_001, 1_002));
    }
  }

  @Test
  void a_rebuilt_ledger_with_other_lines_tells_the_client_to_begin_anew() throws IOException {
    try (ServerEvents stream = ServerEvents.of(CHANGES + "?after=990", "Connection: close")) {
      stream.lineIds(10);
      rebuilt("best * 2");

      Event next = stream.next();
      while (next.name() == null) {
        next = stream.next();
      }
      assertThat(next.name()).isEqualTo("reset");
      assertThat(next.id()).isEqualTo("0");
      assertThatThrownBy(
              () -> {
                while (true) {
                  stream.next();
                }
              })
          .isInstanceOf(IOException.class);
    }
  }

  /** Copies the served generation into a new one and switches to it. */
  private static void rebuilt(String best) {
    String n = Ledger.rows("SELECT open_generation()").get(0);
    Ledger.execute(
        "SELECT close_generation(%s)".formatted(n),
        """
        INSERT INTO entry SELECT %s, id, reverses, target, book, counterparty, year, measure, basis,
          product, product_class, unit, low, %s, high, slice_from, slice_to, valued_on, fact_id,
          fact_position, cause_position, partner, publisher, agreement, reason
        FROM entry WHERE generation = (SELECT number FROM generation WHERE state = 'ACTIVE')
        """
            .formatted(n, best),
        """
        DO $$
        DECLARE old generation;
        BEGIN
          SELECT * INTO old FROM generation WHERE state = 'ACTIVE';
          UPDATE generation SET state = 'RETIRED' WHERE number = old.number;
          UPDATE generation SET state = 'ACTIVE', position = old.position,
            last_entry_id = old.last_entry_id, recorded_at = old.recorded_at WHERE number = %s;
        END $$
        """
            .formatted(n));
  }

  @Test
  void a_client_that_does_not_read_is_disconnected() throws Exception {
    FilledLedger.grow(30_000);
    try (SlowClient client = SlowClient.get(CHANGES + "?after=0")) {
      client.read(1_000);
      Thread.sleep(8_000);

      assertThat(bytesLeft(client)).isLessThan(ALL_BYTES / 2);
    }
  }

  private static long bytesLeft(SlowClient client) {
    try {
      return client.read(ALL_BYTES).length();
    } catch (IOException e) {
      return 0;
    }
  }

  @Test
  void an_id_that_was_never_handed_out_is_a_clear_problem() {
    Tokens.reader()
        .header("Last-Event-ID", "5000")
        .get(CHANGES)
        .then()
        .statusCode(400)
        .body("errors[0].parameter", equalTo("Last-Event-ID"))
        .body("errors[0].detail", containsString("the last is 1000"));
    Tokens.reader()
        .get(CHANGES + "?after=abc")
        .then()
        .statusCode(400)
        .body("errors[0].parameter", equalTo("after"));
  }

  @Test
  void one_stream_too_many_is_told_to_come_later_and_a_closed_one_makes_room() throws Exception {
    try (ServerEvents first = ServerEvents.of(CHANGES);
        ServerEvents second = ServerEvents.of(CHANGES);
        ServerEvents third = ServerEvents.of(CHANGES)) {
      first.next();
      second.next();
      third.next();
      Tokens.reader()
          .get(CHANGES)
          .then()
          .statusCode(503)
          .header("Retry-After", "10")
          .body("type", equalTo("https://embargoledger.org/problems/overloaded"));
    }
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () -> {
              try (ServerEvents again = ServerEvents.of(CHANGES)) {
                assertThat(again.next().name()).isEqualTo("begin");
              }
            });
  }

  @Test
  void a_stream_is_for_those_who_may_read() {
    Tokens.with("embargo-ledger", "events:write").get(CHANGES).then().statusCode(403);
    RestAssured.get(CHANGES).then().statusCode(401);
    Tokens.reader()
        .get("/v1/ledgers/KR/changes")
        .then()
        .statusCode(404)
        .body("type", equalTo("https://embargoledger.org/problems/unknown-target"));
  }
}
