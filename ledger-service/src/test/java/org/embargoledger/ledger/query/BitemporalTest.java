package org.embargoledger.ledger.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.embargoledger.ledger.support.EmbeddedParts;
import org.embargoledger.ledger.support.FactBuilder;
import org.embargoledger.ledger.support.Ledger;
import org.embargoledger.ledger.support.TestLog;
import org.embargoledger.ledger.support.Tokens;
import org.embargoledger.model.fact.Basis;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions of valid time and record time, of one small history that all tests share. */
@QuarkusTest
@TestProfile(BitemporalTest.OfItsOwn.class)
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class BitemporalTest {

  /** Makes Quarkus start anew. */
  public static class OfItsOwn implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "embargo.ledger.query.min-position-wait-max", "150ms",
          "embargo.ledger.query.statement-time-max", "1s",
          "embargo.ledger.query.sums-max", "10",
          "embargo.ledger.query.groups-max", "10",
          "quarkus.rest-client.ingest.url", "http://127.0.0.1:1");
    }
  }

  private static UUID pledge;
  private static UUID agreement;

  /** Positions 0 to 13. */
  @BeforeAll
  static void history() {
    try (TestLog log = new TestLog()) {
      UUID january = log.record(FactBuilder.by("RU", "2023-01").barrels("31000"));
      log.record(FactBuilder.by("RU", "2023-02").barrels("28000"));
      log.correct(january, FactBuilder.by("RU", "2023-01").barrels("62000"), "misread table");
      log.record(FactBuilder.by("RU", "2023-03").barrels("31000"));
      log.record(FactBuilder.by("CN", "2023-01").barrels("1000"));
      log.record(FactBuilder.by("CN", "2023-01").basis(Basis.ESTIMATED).barrels("3100"));
      agreement = log.record(FactBuilder.by("RU", "2023-03-01/2024-02-29").agreement());
      pledge =
          log.record(
              FactBuilder.by("RU", "2026").published("2025-11-21").pledge("890000000", "RUB"));
      log.record(
          FactBuilder.by("RU", "2026-01-05").under(agreement).disbursement("1000000", "RUB"));
      log.record(
          FactBuilder.by("RU", "2025-07-02/2026-07-01")
              .published("2025-11-21")
              .pledge("365", "USD"));
      log.record(FactBuilder.by("VN", "2024-12-22").barrels("5"));
      UUID gone = log.record(FactBuilder.by("LA", "2023-05").barrels("7"));
      log.retract(gone, "withdrawn");
      log.record(FactBuilder.by("MN", "2026").published("2025-11-21").pledge("100", "CNY"));
      log.flush();
      Ledger.awaitPosition(13);
    }
  }

  private static String barrels(String counterparty, String query) {
    return Ledger.get(
            "/totals?measure=DELIVERED&year=2023&basis=REPORTED&counterparty="
                + counterparty
                + query)
        .getString("totals[0].best");
  }

  @Test
  void a_total_as_it_was_known_at_a_position_does_not_have_what_came_later() {
    assertThat(barrels("RU", "&knownAt=0")).isEqualTo("31000");
    assertThat(barrels("RU", "&knownAt=1")).isEqualTo("59000");
    assertThat(barrels("RU", "&knownAt=2")).isEqualTo("90000");
    assertThat(barrels("RU", "")).isEqualTo("121000");
    assertThat(barrels("LA", "&knownAt=11")).isEqualTo("7");
    assertThat(barrels("LA", "")).isNull();
  }

  @Test
  void an_instant_stands_for_the_last_position_recorded_at_or_before_it() {
    JsonPath totals =
        Ledger.get("/totals?counterparty=RU&year=2023&knownAt=2025-11-24T12:00:00.001Z");

    assertThat(totals.getString("totals[0].best")).isEqualTo("59000");
    assertThat(totals.getLong("knownAt.position")).isEqualTo(1);
    assertThat(totals.getString("knownAt.asked")).isEqualTo("2025-11-24T12:00:00.001Z");
    assertThat(totals.getLong("position")).isEqualTo(13);
    assertThat(Ledger.get("/totals?knownAt=2020-01-01T00:00:00Z").getList("totals")).isEmpty();
  }

  @Test
  void a_total_as_of_a_day_has_shares_of_what_is_not_over() {
    assertThat(barrels("RU", "&asOf=2023-01-10")).isEqualTo("20000");
    assertThat(barrels("RU", "&asOf=2023-02-28")).isEqualTo("90000");
    assertThat(barrels("RU", "&asOf=2023-01-10&knownAt=1")).isEqualTo("10000");
    assertThat(barrels("RU", "&asOf=2022-12-31")).isNull();
  }

  @Test
  void agreements_are_counted_from_the_day_they_begin_and_are_in_force_while_they_last() {
    String query = "/totals?measure=AGREEMENTS&counterparty=RU&asOf=";

    assertThat(Ledger.get(query + "2023-02-28").getList("totals")).isEmpty();
    assertThat(Ledger.get(query + "2024-02-29").getInt("totals[0].inForce")).isEqualTo(1);
    assertThat(Ledger.get(query + "2024-03-01").getInt("totals[0].inForce")).isEqualTo(0);
    assertThat(Ledger.get(query + "2024-03-01").getString("totals[0].best")).isEqualTo("1");
    assertThat(Ledger.get("/agreements?asOf=2023-06-01").getList("agreements.factId"))
        .containsExactly(agreement.toString());
    assertThat(Ledger.get("/agreements?asOf=2024-06-01").getList("agreements")).isEmpty();
  }

  @Test
  void entries_show_which_part_of_a_fact_they_are_and_which_part_of_that_is_over() {
    JsonPath entries = Ledger.get("/entries?book=RU&year=2026&measure=PLEDGED&asOf=2026-01-01");

    assertThat(entries.getString("entries.find { it.unit == 'USD' }.share")).isEqualTo("182/365");
    assertThat(entries.getString("entries.find { it.unit == 'USD' }.asOfShare")).isEqualTo("1/182");
    assertThat(entries.getString("entries.find { it.unit == 'USD' }.best")).isEqualTo("182");
    assertThat(entries.getString("entries.find { it.unit == 'RUB' }.share")).isNull();
    assertThat(entries.getString("entries.find { it.unit == 'RUB' }.recordedBy"))
        .isEqualTo("partner-a");
  }

  @Test
  void entries_known_at_a_position_end_with_it() {
    assertThat(Ledger.get("/entries?book=RU&year=2023&knownAt=1").getList("entries.best"))
        .containsExactly("31000", "28000");
  }

  @Test
  void a_difference_of_two_moments_has_the_totals_that_changed_and_the_lines_between() {
    JsonPath diff = Ledger.get("/totals/diff?counterparty=RU&year=2023&knownAt=1&knownAt2=2");

    assertThat(diff.getList("totals")).hasSize(1);
    assertThat(diff.getString("totals[0].before.sum.best")).isEqualTo("59000");
    assertThat(diff.getString("totals[0].after.sum.best")).isEqualTo("90000");
    assertThat(diff.getString("totals[0].difference.best")).isEqualTo("31000");
    assertThat(diff.getList("entries.best")).containsExactly("-31000", "62000");
    assertThat(diff.getString("entries[0].reason")).isEqualTo("corrected: misread table");
    assertThat(diff.getString("entries[0].recordedBy")).isEqualTo("partner-a");
    JsonPath gone = Ledger.get("/totals/diff?counterparty=LA&knownAt=11");
    assertThat(gone.getString("totals[0].before.sum.best")).isEqualTo("7");
    assertThat(gone.getString("totals[0].after")).isNull();
    assertThat(gone.getString("knownAt2")).isNull();
  }

  @Test
  void caps_are_told_as_they_were_known_and_as_of_a_day() {
    String percent = "caps[0].limits[0].bases.find { it.basis == 'REPORTED' }.percent";

    assertThat(Ledger.get("/caps?year=2023").getString(percent)).isEqualTo("24.4");
    assertThat(Ledger.get("/caps?year=2023&knownAt=1").getString(percent)).isEqualTo("11.8");
    assertThat(Ledger.get("/caps?year=2023&asOf=2023-01-31").getString(percent)).isEqualTo("12.6");
    assertThat(Ledger.get("/caps?year=2023&knownAt=1").getString("caps[0].notCountedOmitted"))
        .contains("present only");
  }

  @Test
  void the_series_of_a_cap_shows_reported_beside_estimated_and_forecasts() {
    JsonPath caps = Ledger.get("/caps?year=2023&series=true");
    String reported = "caps[0].limits[0].bases.find { it.basis == 'REPORTED' }.forecast.";

    assertThat(caps.getList("caps[0].series[0].months")).hasSize(12);
    assertThat(caps.getString("caps[0].series[0].months[0].reported.added.best"))
        .isEqualTo("63000");
    assertThat(caps.getString("caps[0].series[0].months[0].estimated.added.best"))
        .isEqualTo("3100");
    assertThat(caps.getString("caps[0].series[0].months[2].reported.cumulative.best"))
        .isEqualTo("122000");
    assertThat(caps.getString("caps[0].series[0].months[3].reported.added")).isNull();
    assertThat(caps.getString(reported + "state")).isEqualTo("NOT_EXPECTED");
    assertThat(caps.getString(reported + "reportedUntil")).isEqualTo("2023-03-31");
    assertThat(caps.getString(reported + "atYearEnd.best")).isEqualTo("494778");
    assertThat(caps.getString(reported + "earliest")).isEqualTo("2023-10-03");
    assertThat(
            caps.getString(
                "caps[0].limits[0].bases.find { it.basis == 'ESTIMATED' }.forecast.state"))
        .isEqualTo("NOT_POSSIBLE");
  }

  @Test
  void money_is_converted_at_the_official_rate_of_its_day_and_a_missing_rate_is_said() {
    JsonPath totals = Ledger.get("/totals?year=2026&convertTo=USD");
    String pledged = "money.find { it.counterparty == 'RU' && it.measure == 'PLEDGED' }.";

    assertThat(totals.getString(pledged + "amount.best")).isEqualTo("11024297.56");
    assertThat(totals.getBoolean(pledged + "complete")).isTrue();
    assertThat(totals.getString(pledged + "parts.find { it.unit == 'RUB' }.rates[0].rate"))
        .isEqualTo("80.7321");
    assertThat(totals.getString(pledged + "parts.find { it.unit == 'RUB' }.rates[0].date"))
        .isEqualTo("2025-11-21");
    JsonPath inYen = Ledger.get("/totals?year=2026&counterparty=RU&convertTo=JPY");
    assertThat(inYen.getString("money.find { it.measure == 'PLEDGED' }.amount")).isNull();
    assertThat(inYen.getString("money.find { it.measure == 'PLEDGED' }.missing[0].valuedOn"))
        .isEqualTo("2025-11-21");
    assertThat(
            totals.getBoolean(
                "money.find { it.measure == 'OUTSTANDING' && it.counterparty == 'RU' }.complete"))
        .isFalse();
    JsonPath entry = Ledger.get("/entries?book=RU&factId=" + pledge + "&convertTo=USD,JPY");
    assertThat(entry.getString("entries[0].converted[0].amount.best")).isEqualTo("11024115.56");
    assertThat(entry.getString("entries[0].converted[0].rates[0].source"))
        .contains("Bank of Russia");
    assertThat(entry.getString("entries[0].converted[1].missing")).contains("JPY");
  }

  @Test
  void rates_can_be_added_and_are_known_from_their_recording_on() {
    String before = Instant.now().toString();
    String csv =
        "date,base,quote,rate,source\n"
            + "2025-11-20,CNY,RUB,11.4,Bank of Russia\n"
            + "2025-11-20,USD,USD,1,nobody\n"
            + "2025-13-20,EUR,RUB,-1,\n";

    JsonPath report =
        Tokens.with("embargo-ledger", "rules:write")
            .contentType("text/csv")
            .body(csv)
            .put("/v1/reference/rates")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();

    assertThat(report.getList("rows.status")).containsExactly("RECORDED", "REFUSED", "REFUSED");
    assertThat(report.getList("rows[2].errors.field")).containsExactly("date", "rate", "source");
    assertThat(
            Ledger.get("/totals?counterparty=MN&year=2026&convertTo=USD")
                .getString("money[0].amount.best"))
        .isEqualTo("14.12");
    assertThat(
            Ledger.get("/totals?counterparty=MN&year=2026&convertTo=USD&knownAt=" + before)
                .getString("money[0].amount"))
        .isNull();
    JsonPath again =
        Tokens.with("embargo-ledger", "rules:write")
            .contentType(ContentType.JSON)
            .body(
                Map.of(
                    "rates",
                    List.of(
                        Map.of(
                            "date", "2025-11-20",
                            "base", "CNY",
                            "quote", "RUB",
                            "rate", "11.40",
                            "source", "Bank of Russia"))))
            .put("/v1/reference/rates")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    assertThat(again.getList("rows.status")).containsExactly("UNCHANGED");
    Tokens.reader()
        .get("/v1/reference/rates?base=CNY&quote=RUB")
        .then()
        .statusCode(200)
        .body("rates[0].rate", equalTo("11.4"));
    Tokens.reader()
        .contentType("text/csv")
        .body(csv)
        .put("/v1/reference/rates")
        .then()
        .statusCode(403);
  }

  @Test
  void groups_share_slices_out_by_months_and_add_up_to_the_total() {
    JsonPath groups =
        Ledger.get(
            "/totals/groups?measure=DELIVERED&year=2023&basis=REPORTED&groupBy=counterparty,month"
                + "&sort=-amount");

    assertThat(groups.getList("groups.group.month"))
        .containsExactly("2023-01", "2023-03", "2023-02", "2023-01");
    assertThat(groups.getString("groups[0].barrels.best")).isEqualTo("62000");
    JsonPath bySource =
        Ledger.get(
            "/totals/groups?measure=DELIVERED&year=2023&groupBy=source,partner,basis&sort=-amount");
    assertThat(bySource.getString("groups[0].group.source")).isEqualTo("UNITED24 Media");
    assertThat(bySource.getString("groups[0].barrels.best")).isEqualTo("122000");
    assertThat(bySource.getString("book")).isEqualTo("ALL");
    JsonPath months =
        Ledger.get("/totals/groups?measure=PLEDGED&counterparty=RU&groupBy=quarter&limit=2");
    assertThat(months.getInt("groupsLeftOut")).isGreaterThan(0);
    JsonPath paid = Ledger.get("/totals/groups?measure=DISBURSED&groupBy=agreement");
    assertThat(paid.getString("groups[0].group.agreement")).isEqualTo(agreement.toString());
  }

  @Test
  void a_total_is_explained_even_if_the_log_is_away() {
    JsonPath explained =
        Ledger.get("/totals/explain?counterparty=RU&year=2023&measure=DELIVERED&basis=REPORTED");

    assertThat(explained.getString("totals[0].best")).isEqualTo("121000");
    assertThat(explained.getList("entries")).hasSize(5);
    assertThat(explained.getList("events")).hasSize(4);
    assertThat(explained.getString("events[0].proof.state")).isEqualTo("UNAVAILABLE");
    assertThat(explained.getString("entries[0].quote")).isEqualTo("a few words");
    assertThat(explained.getString("conversions[0].factor")).isEqualTo("1");
  }

  @Test
  void a_query_that_takes_too_long_is_ended_and_told_what_to_narrow() throws SQLException {
    try (Connection connection = EmbeddedParts.superuser();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE total IN ACCESS EXCLUSIVE MODE");

      Tokens.reader()
          .get("/v1/ledgers/KP/totals?year=2023")
          .then()
          .statusCode(503)
          .header("Retry-After", "5")
          .body("type", equalTo("https://embargoledger.org/problems/query-timeout"))
          .body("detail", containsString("narrow it by counterparty"));
      connection.rollback();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"totals", "totals/groups?measure=PLEDGED&counterparty=RU&groupBy=month"})
  void a_query_that_asks_for_too_much_at_once_is_told_to_narrow(String query) {
    Tokens.reader()
        .get("/v1/ledgers/KP/" + query)
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", equalTo("https://embargoledger.org/problems/query-too-broad"))
        .body("detail", containsString("narrow the query"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          totals?knownAt=2999-01-01T00:00:00Z                           | knownAt      | in the future
          totals?knownAt=14                                             | knownAt      | position 13
          totals?knownAt=yesterday                                      | knownAt      | instant in UTC
          totals?asOf=2023-02-30                                        | asOf         | is not a day
          totals?asOf=1066-01-01                                        | asOf         | from 1948
          totals?product=DIESEL&measure=PLEDGED                         | product      | contradicts measure=PLEDGED
          totals?product=DIESEL&productClass=CRUDE                      | product      | contradicts productClass=CRUDE
          totals?counterparty=crude-oil-2397&productClass=REFINED       | counterparty | contradicts productClass=REFINED
          totals?counterparty=crude-oil-2397&measure=PLEDGED            | counterparty | contradicts measure=PLEDGED
          totals?counterparty=crude-oil-2397&year=2010                  | year         | first year is 2018
          totals?convertTo=XX                                           | convertTo    | no currency
          totals?convertTo=USD,USD                                      | convertTo    | twice
          caps?year=2023&knownAt=99                                     | knownAt      | beyond the ledger
          caps?year=2023&series=yes                                     | series       | true or false
          entries?book=RU&counterparty=CN                               | counterparty | contradicts book=RU
          entries?knownAt=-1                                            | knownAt      | no moment
          totals/diff?knownAt2=3                                        | knownAt      | missing
          totals/diff?knownAt=3&knownAt2=1                              | knownAt      | is after knownAt2
          totals/groups?measure=DELIVERED                               | groupBy      | missing
          totals/groups?groupBy=colour&measure=DELIVERED                | groupBy      | nothing to group by
          totals/groups?groupBy=month                                   | measure      | missing
          totals/groups?groupBy=month&measure=OUTSTANDING               | groupBy      | contradicts measure=OUTSTANDING
          totals/groups?groupBy=product&measure=PLEDGED                 | groupBy      | contradicts measure=PLEDGED
          totals/groups?groupBy=year,year&measure=PLEDGED               | groupBy      | twice
          totals/groups?groupBy=year&measure=PLEDGED&sort=month         | sort         | amount, entries, year
          totals/groups?groupBy=year&measure=DELIVERED&convertTo=USD    | convertTo    | no money
          totals/groups?groupBy=year&measure=DELIVERED&limit=100000     | limit        | from 1 to 1000
          totals/explain?year=2023&measure=DELIVERED                    | counterparty | missing
          agreements                                                    | asOf         | missing
          """)
  void a_question_that_has_no_answer_is_told_why(String query, String parameter, String detail) {
    Tokens.reader()
        .get("/v1/ledgers/KP/" + query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].parameter", equalTo(parameter))
        .body("errors[0].detail", containsString(detail));
  }
}
