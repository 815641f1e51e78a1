package org.embargoledger.system;

import static org.embargoledger.system.support.RunningSystem.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the founding document reports is in the ledger, and leads back to its source. */
class FoundingFactsIT {

  private static final String REFINED =
      "caps.find { it.id == 'refined-petroleum-2397' }.limits[0].bases";

  @Test
  void the_pledge_of_2026_is_in_russias_totals() {
    as("analyst")
        .get("/v1/ledgers/KP/totals?counterparty=RU&year=2026")
        .then()
        .statusCode(200)
        .body("totals.find { it.measure == 'PLEDGED' }.best", equalTo("890000000"))
        .body("totals.find { it.measure == 'PLEDGED' }.unit", equalTo("RUB"));
  }

  @ParameterizedTest(name = "reported in {0}: {1} barrels, {2} %")
  @CsvSource({
    "2018, 403421.9, 80.7",
    "2020, 148915.41, 29.8",
    "2021, 91909, 18.4",
    "2022, 222227, 44.4",
    "2023, 362706, 72.5",
    "2024, 296207, 59.2",
    "2025, 19904, 4.0"
  })
  void the_cap_of_each_year_is_used_as_the_table_says(int year, String barrels, String percent) {
    as("analyst")
        .get("/v1/ledgers/KP/caps?year=" + year)
        .then()
        .statusCode(200)
        .body(REFINED + ".find { it.basis == 'REPORTED' }.used.best", equalTo(barrels))
        .body(REFINED + ".find { it.basis == 'REPORTED' }.percent", equalTo(percent));
  }

  @Test
  void another_conversion_policy_takes_2018_below_the_threshold() {
    as("analyst")
        .get("/v1/ledgers/KP/caps?year=2018&policy=press-7.5")
        .then()
        .statusCode(200)
        .body("policy.name", equalTo("press-7.5"))
        .body(REFINED + ".find { it.basis == 'REPORTED' }.percent", equalTo("72.6"));
  }

  @Test
  void estimates_stand_beside_reports_and_are_not_added() {
    as("analyst")
        .get("/v1/ledgers/KP/caps?year=2024")
        .then()
        .body(REFINED + ".find { it.basis == 'REPORTED' }.used.best", equalTo("296207"))
        .body(REFINED + ".find { it.basis == 'ESTIMATED' }.used.best", equalTo("1000000"))
        .body(REFINED + ".find { it.basis == 'ESTIMATED' }.used.high", nullValue());
  }

  @Test
  void a_year_without_reports_is_not_a_year_of_zero() {
    as("analyst")
        .get("/v1/ledgers/KP/caps?year=2019")
        .then()
        .body(REFINED + ".find { it.basis == 'REPORTED' }.state", equalTo("NOT_REPORTED"))
        .body(REFINED + ".find { it.basis == 'REPORTED' }.used", nullValue());
  }

  @Test
  void a_total_leads_to_its_entries_and_each_entry_to_its_event_and_source() {
    String entries =
        as("analyst")
            .get("/v1/ledgers/KP/totals?counterparty=RU&year=2026")
            .jsonPath()
            .getString("totals.find { it.measure == 'PLEDGED' }.links.entries");
    var page = as("analyst").get(entries).then().statusCode(200).body("entries", hasSize(1));
    page.body("entries.source.url", everyItem(notNullValue()));
    String event = page.extract().jsonPath().getString("entries[0].links.event");

    as("analyst")
        .get(event)
        .then()
        .statusCode(200)
        .body("fact.provenance.source.publisher", containsString("UNITED24"))
        .body("fact.statedEquivalent.amount", equalTo("9700000"));
  }

  @Test
  void the_agreement_and_the_activities_under_it_are_counted() {
    as("analyst")
        .get("/v1/ledgers/KP/totals?counterparty=RU&year=2023")
        .then()
        .body("totals.find { it.measure == 'AGREEMENTS' }.best", equalTo("1"));
    as("analyst")
        .get("/v1/ledgers/KP/totals?counterparty=RU&year=2025")
        .then()
        .body("totals.find { it.measure == 'ACTIVITIES' }.best", equalTo("2"));
  }

  @Test
  void the_threshold_of_2018_and_the_exchange_value_of_the_pledge_raise_alerts() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                as("analyst")
                    .get("/v1/alerts?limit=200")
                    .then()
                    .statusCode(200)
                    .body("alerts.detector", hasItems("cap-threshold", "stated-exchange-rate"))
                    .body("alerts.sentence", hasItem(containsString("91.75")))
                    .body(
                        "alerts.key",
                        hasItem("cap-threshold/KP/refined-petroleum-2397/2018/REPORTED/75")));
  }
}
