package org.embargoledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.embargoledger.kit.kafka.EventMessage;
import org.embargoledger.ledger.support.DeliveryTable;
import org.embargoledger.ledger.support.EmbeddedParts;
import org.embargoledger.ledger.support.FactBuilder;
import org.embargoledger.ledger.support.Ledger;
import org.embargoledger.ledger.support.TestLog;
import org.embargoledger.ledger.support.Tokens;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.measure.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The service over real PostgreSQL and Kafka. All tests share one log, as all of the world's facts
 * do; each keeps to years of its own.
 */
@QuarkusTest
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class LedgerTest {

  private static TestLog log;

  @Inject KafkaClientService kafka;

  @BeforeAll
  static void openLog() {
    log = new TestLog();
  }

  @AfterAll
  static void closeLog() {
    log.close();
  }

  private static void given(Iterable<? extends FuelDelivery> facts) {
    facts.forEach(log::record);
    projected();
  }

  private static void projected() {
    log.flush();
    Ledger.awaitPosition(log.lastPosition());
  }

  private static String reported(String path) {
    return "caps[0].limits[0].bases.find { it.basis == 'REPORTED' }." + path;
  }

  @Test
  void the_annual_total_of_2018_replaces_its_months_and_the_factor_decides_on_the_threshold() {
    given(DeliveryTable.ofYear(2018));

    JsonPath official = Ledger.get("/caps?year=2018");
    JsonPath press = Ledger.get("/caps?year=2018&policy=press-7.5");

    assertThat(official.getString(reported("used.best"))).isEqualTo("403421.9");
    assertThat(official.getString(reported("percent"))).isEqualTo("80.7");
    assertThat(official.getString(reported("remaining"))).isEqualTo("96578.1");
    assertThat(official.getList(reported("thresholdsReached"))).containsExactly("75");
    assertThat(official.getList("caps[0].notCounted.findAll { it.basis == 'REPORTED' }"))
        .hasSize(11);
    assertThat(press.getString(reported("percent"))).isEqualTo("72.6");
    assertThat(press.getList(reported("thresholdsReached"))).isEmpty();
    assertThat(
            official.getString(
                "caps[0].sensitivity.find"
                    + " { it.policy == 'press-7.5' && it.basis == 'REPORTED' }.percent"))
        .isEqualTo("72.6");
    JsonPath entries = Ledger.get(path(official.getString("caps[0].links.entries")));
    assertThat(sum(entries, "REPORTED", "t")).isEqualTo("48430");
  }

  @Test
  void the_months_of_2021_and_their_annual_total_are_not_added() {
    given(DeliveryTable.ofYear(2021));

    JsonPath caps = Ledger.get("/caps?year=2021");

    assertThat(caps.getString(reported("used.best"))).isEqualTo("91909");
    assertThat(caps.getString(reported("percent"))).isEqualTo("18.4");
    assertThat(caps.getString("caps[0].shares.find { it.counterparty == 'CN' }.barrels.best"))
        .isEqualTo("91909");
    assertThat(caps.getString("caps[0].shares.find { it.counterparty == 'RU' }.barrels.best"))
        .isEqualTo("0");
  }

  @Test
  void an_estimate_stands_beside_the_reported_figure_and_is_never_added() {
    given(DeliveryTable.ofYear(2024));

    JsonPath caps = Ledger.get("/caps?year=2024");
    String estimated = "caps[0].limits[0].bases.find { it.basis == 'ESTIMATED' }.";

    assertThat(caps.getString(reported("used.best"))).isEqualTo("296207");
    assertThat(caps.getString(estimated + "used.best")).isEqualTo("1000000");
    assertThat(caps.getString(estimated + "used.high")).isNull();
    assertThat(caps.getString("caps[0].limits[0].bases.find { it.basis == 'OBSERVED' }.state"))
        .isEqualTo("NOT_REPORTED");
  }

  @Test
  void zero_and_not_reported_are_different_answers() {
    given(List.of(FactBuilder.by("RU", "2011-05").barrels("0")));

    JsonPath totals = Ledger.get("/totals?year=2011");

    assertThat(totals.getList("totals.counterparty")).containsExactly("RU");
    assertThat(totals.getString("totals[0].best")).isEqualTo("0");
    assertThat(totals.getInt("totals[0].entries")).isEqualTo(1);
    assertThat(Ledger.get("/totals?year=2011&counterparty=CN").getList("totals")).isEmpty();
    JsonPath capsBefore = Ledger.get("/caps?year=2019");
    assertThat(capsBefore.getString(reported("state"))).isEqualTo("NOT_REPORTED");
    assertThat(capsBefore.getString(reported("percent"))).isNull();
  }

  @Test
  void crude_is_held_against_both_limits_from_22_december() {
    given(
        List.of(
            FactBuilder.by("CN", "2034-12-21").product(Product.CRUDE_OIL).tons("1000"),
            FactBuilder.by("CN", "2034-12-22").product(Product.CRUDE_OIL).tons("525000")));

    JsonPath caps = Ledger.get("/caps?year=2035");

    assertThat(caps.getString("caps[1].window")).isEqualTo("2034-12-22/2035-12-21");
    assertThat(caps.getList("caps[1].limits.unit")).containsExactly("bbl", "t");
    assertThat(caps.getString("caps[1].limits[1].bases[0].percent")).isEqualTo("100.0");
    assertThat(caps.getString("caps[1].limits[0].bases[0].percent")).isEqualTo("96.2");
    JsonPath entries = Ledger.get(path(caps.getString("caps[1].links.entries")));
    assertThat(sum(entries, "REPORTED", "t")).isEqualTo("525000");
  }

  @Test
  void pledges_disbursements_agreements_and_activities_have_totals_with_entries_and_sources() {
    log.record(FactBuilder.by("RU", "2026").pledge("890000000", "RUB"));
    log.record(FactBuilder.by("RU", "2026-05").disbursement("90000000", "RUB"));
    log.record(FactBuilder.by("RU", "2026-01-15").agreement());
    log.record(FactBuilder.by("RU", "2026-08").training());
    projected();

    JsonPath totals = Ledger.get("/totals?counterparty=RU&year=2026");

    assertThat(best(totals, "PLEDGED")).isEqualTo("890000000");
    assertThat(best(totals, "DISBURSED")).isEqualTo("90000000");
    assertThat(best(totals, "OUTSTANDING")).isEqualTo("800000000");
    assertThat(best(totals, "AGREEMENTS")).isEqualTo("1");
    assertThat(best(totals, "ACTIVITIES")).isEqualTo("2");
    String link = totals.getString("totals.find { it.measure == 'PLEDGED' }.links.entries");
    JsonPath entries = Ledger.get(path(link));
    assertThat(entries.getString("entries[0].source.publisher")).isEqualTo("UNITED24 Media");
    assertThat(entries.getString("entries[0].quote")).isEqualTo("a few words");
    assertThat(entries.getString("entries[0].grade")).isEqualTo("B2");
    assertThat(entries.getString("entries[0].links.event"))
        .isEqualTo("/v1/events/" + entries.getString("entries[0].eventId"));
    assertThat(
            Ledger.get("/totals?counterparty=RU&year=2026&measure=OUTSTANDING").getList("totals"))
        .hasSize(1);
  }

  @Test
  void a_fact_over_two_years_is_split_by_days_and_the_parts_add_up() {
    given(List.of(FactBuilder.by("VN", "2012-12-30/2013-01-06").barrels("100")));

    assertThat(Ledger.get("/totals?counterparty=VN&year=2012").getString("totals[0].best"))
        .isEqualTo("25");
    assertThat(Ledger.get("/totals?counterparty=VN&year=2013").getString("totals[0].best"))
        .isEqualTo("75");
    assertThat(Ledger.get("/entries?book=VN&year=2013").getString("entries[0].slice"))
        .isEqualTo("2013-01-01/2013-01-06");
  }

  @Test
  void a_correction_books_a_reversal_and_a_new_entry_that_point_at_their_events() {
    UUID fact = log.record(FactBuilder.by("MN", "2014-03").barrels("100"));
    log.correct(fact, FactBuilder.by("MN", "2014-03").barrels("70"), "misread table");
    projected();

    JsonPath entries = Ledger.get("/entries?book=MN&factId=" + fact);

    assertThat(entries.getList("entries.best")).containsExactly("100", "-100", "70");
    assertThat(entries.getList("entries.kind")).containsExactly("ENTRY", "REVERSAL", "ENTRY");
    assertThat(entries.getLong("entries[1].reverses")).isEqualTo(entries.getLong("entries[0].id"));
    assertThat(entries.getString("entries[1].eventId")).isEqualTo(fact + ".1");
    assertThat(entries.getString("entries[1].causeEventId")).isEqualTo(fact + ".2");
    assertThat(entries.getString("entries[2].reason")).isEqualTo("corrected: misread table");
    assertThat(Ledger.get("/totals?counterparty=MN&year=2014").getString("totals[0].best"))
        .isEqualTo("70");
  }

  @Test
  void what_is_retracted_is_not_reported_any_more() {
    UUID fact = log.record(FactBuilder.by("LA", "2015").barrels("5"));
    projected();
    log.retract(fact, "withdrawn by the source");
    projected();

    assertThat(Ledger.get("/totals?counterparty=LA&year=2015").getList("totals")).isEmpty();
    assertThat(Ledger.get("/entries?book=LA").getList("entries.best")).containsExactly("5", "-5");
  }

  @Test
  void messages_that_are_delivered_again_change_nothing() {
    log.record(FactBuilder.by("KH", "2016").barrels("5"));
    projected();
    List<String> before = ledger();

    log.resendAll();
    log.record(FactBuilder.by("KH", "2009").barrels("1"));
    projected();

    assertThat(Ledger.rows("SELECT best, entries FROM total WHERE book = 'KH' AND year = 2016"))
        .containsExactly("5|1");
    assertThat(ledger()).containsAll(before);
    assertThat(ledger()).hasSize(before.size() + 2);
  }

  @Test
  void a_ledger_that_is_emptied_reads_the_log_again_and_comes_to_the_same_entries() {
    UUID fact = log.record(FactBuilder.by("TH", "2010").barrels("5"));
    log.correct(fact, FactBuilder.by("TH", "2010").barrels("6"), "revised");
    projected();
    List<String> entries = ledger();
    List<String> totals =
        Ledger.rows("SELECT * FROM total WHERE entries > 0 ORDER BY 1,2,3,4,5,6,7,8");

    Ledger.execute(
        "TRUNCATE fact_event, standing_fact, entry, total, carried",
        "UPDATE generation SET position = -1, kafka_offset = 0, last_entry_id = 0, carried_to = 0");
    kafka
        .getConsumer("events")
        .runOnPollingThread(
            consumer -> {
              consumer.seek(new TopicPartition(EventMessage.TOPIC, 0), 0);
            })
        .await()
        .atMost(Duration.ofSeconds(10));
    Ledger.awaitPosition(log.lastPosition());

    assertThat(ledger()).isEqualTo(entries);
    assertThat(Ledger.rows("SELECT * FROM total WHERE entries > 0 ORDER BY 1,2,3,4,5,6,7,8"))
        .isEqualTo(totals);
  }

  @Test
  void connections_killed_in_the_middle_of_batches_leave_the_totals_exact() {
    for (int i = 0; i < 1_000; i++) {
      log.record(FactBuilder.by("ID", "2008").shipment().barrels("1"));
      if (i % 100 == 0) {
        log.flush();
        Ledger.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'ledger_app'");
      }
    }
    projected();

    JsonPath totals = Ledger.get("/totals?counterparty=ID&year=2008");

    assertThat(totals.getString("totals[0].best")).isEqualTo("1000");
    assertThat(totals.getInt("totals[0].entries")).isEqualTo(1_000);
    assertThat(Ledger.rows("SELECT count(*), sum(best) FROM entry WHERE book = 'ID'"))
        .containsExactly("1000|1000");
  }

  @Test
  void a_batch_that_cannot_be_written_is_tried_again_until_it_can() {
    Ledger.execute("ALTER TABLE total RENAME TO total_away");
    log.record(FactBuilder.by("PH", "2007").barrels("9"));
    log.flush();
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                RestAssured.get("/q/health/ready")
                    .then()
                    .statusCode(200)
                    .body(containsString("degraded")));

    Ledger.execute("ALTER TABLE total_away RENAME TO total");
    projected();

    assertThat(Ledger.get("/totals?counterparty=PH&year=2007").getString("totals[0].best"))
        .isEqualTo("9");
    RestAssured.get("/q/health/ready").then().statusCode(200).body(containsString("running"));
  }

  @Test
  void pages_of_entries_follow_one_another_without_loss() {
    for (int i = 0; i < 5; i++) {
      log.record(FactBuilder.by("MY", "2006").shipment().barrels("1"));
    }
    projected();

    Response first = Ledger.raw("/v1/ledgers/KP/entries?book=MY&limit=3");
    String next = first.jsonPath().getString("next");
    Response second = Ledger.raw(next);

    assertThat(first.jsonPath().getList("entries")).hasSize(3);
    assertThat(first.header("Link")).startsWith("<" + next + ">; rel=\"next\"");
    assertThat(second.jsonPath().getList("entries")).hasSize(2);
    assertThat(second.jsonPath().getString("next")).isNull();
    assertThat(second.header("Link")).doesNotContain("rel=\"next\"");
  }

  @Test
  void a_query_may_ask_for_a_position_and_waits_for_it() {
    // Once one is projected, the consumer reads; joining its group takes longer than a query waits.
    given(List.of(FactBuilder.by("SG", "2004").barrels("1")));
    log.record(FactBuilder.by("SG", "2005").barrels("3"));
    log.flush();

    JsonPath totals =
        Ledger.get("/totals?counterparty=SG&year=2005&minPosition=" + log.lastPosition());

    assertThat(totals.getString("totals[0].best")).isEqualTo("3");
    assertThat(totals.getLong("position")).isGreaterThanOrEqualTo(log.lastPosition());
  }

  @Test
  void a_position_that_does_not_come_is_a_503_that_names_the_present_one() {
    projected();

    Tokens.reader()
        .get("/v1/ledgers/KP/totals?minPosition=1000000")
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", "1")
        .body("type", equalTo("https://embargoledger.org/problems/not-yet-projected"))
        .body("position", equalTo((int) log.lastPosition()));
  }

  @Test
  void the_service_may_not_change_or_remove_entries() {
    assertThat(
            Ledger.rows(
                "SELECT has_table_privilege('ledger_app', 'entry', p) FROM unnest("
                    + "ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) AS p"))
        .containsExactly("t", "t", "f", "f", "f");
  }

  @Test
  void metrics_tell_the_position_and_the_lag() {
    projected();

    String metrics = RestAssured.get("/q/metrics").asString();

    assertThat(metrics)
        .contains("ledger_projection_position " + (double) log.lastPosition())
        .contains("ledger_projection_lag_positions")
        .contains("ledger_projection_append_to_visible_seconds_count");
  }

  private static List<String> ledger() {
    return Ledger.rows("SELECT * FROM entry ORDER BY id");
  }

  private static String path(String link) {
    return link.substring("/v1/ledgers/KP".length());
  }

  private static String best(JsonPath totals, String measure) {
    return totals.getString("totals.find { it.measure == '" + measure + "' }.best");
  }

  private static String sum(JsonPath entries, String basis, String unit) {
    return entries
        .<String>getList(
            "entries.findAll { it.basis == '%s' && it.unit == '%s' }.best".formatted(basis, unit))
        .stream()
        .map(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .toPlainString();
  }
}
