package org.embargoledger.alert.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import org.embargoledger.alert.support.AlertStory;
import org.embargoledger.alert.support.Deliveries;
import org.embargoledger.alert.support.EmbeddedParts;
import org.embargoledger.alert.support.Pledges;
import org.embargoledger.alert.support.Tokens;
import org.embargoledger.model.event.Event;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class RaisingTest {

  @Test
  void the_reported_deliveries_of_2018_raise_the_75_percent_alert_once() {
    AlertStory.recorded(Deliveries.by("CN", "2018-01-01/2018-10-31").tons("14760").fact());
    AlertStory.recorded(Deliveries.by("RU", "2018-04").tons("4293").fact());
    AlertStory.recorded(Deliveries.by("CN+RU", "2018").tons("48430").fact());
    AlertStory.recorded(Deliveries.by("RU", "2018").barrels("241114").fact());

    List<Map<String, Object>> alerts =
        AlertStory.withKey("cap-threshold/KP/refined-petroleum-2397/2018/REPORTED");

    assertThat(alerts).hasSize(1);
    Tokens.reader()
        .get("/v1/alerts/" + alerts.get(0).get("id"))
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("key", equalTo("cap-threshold/KP/refined-petroleum-2397/2018/REPORTED/75"))
        .body("severity", equalTo("INFO"))
        .body("status", equalTo("OPEN"))
        .body("subject.year", equalTo("2018"))
        .body("legalReference", equalTo("S/RES/2397 (2017), paragraph 5"))
        .body("sentence", containsString("72.6 % at press-7.5"))
        .body("evidence.events", hasSize(1))
        .body("evidence.figures.percent", equalTo("80.7"))
        .body("version", equalTo(1))
        .body("steps", hasSize(1))
        .body("steps[0].action", equalTo("RAISED"))
        .body("steps[0].actor", equalTo("detector:cap-threshold"));
  }

  @Test
  void the_founding_pledge_raises_the_exchange_alert_with_its_figures() {
    Event pledge = AlertStory.recorded(Pledges.russias().fact());

    List<Map<String, Object>> alerts =
        AlertStory.withKey("stated-exchange-rate/KP/" + pledge.header().factId());

    assertThat(alerts).hasSize(1);
    Tokens.reader()
        .get("/v1/alerts/" + alerts.get(0).get("id"))
        .then()
        .body("detector", equalTo("stated-exchange-rate"))
        .body("legalReference", nullValue())
        .body("raisedAt", equalTo(pledge.header().recordedAt().toString()))
        .body("position", equalTo((int) pledge.header().position()))
        .body("evidence.cause", equalTo(pledge.header().eventId()))
        .body("evidence.events[0]", equalTo(pledge.header().eventId()))
        .body("evidence.figures.impliedRate", equalTo("91.7526"))
        .body("evidence.figures.officialRate", equalTo("80.7321"))
        .body("evidence.figures.deviationPercent", equalTo("13.6"))
        .body("sentence", containsString("11.02 million USD"));
  }

  @Test
  void a_correction_that_leaves_the_value_as_it_was_raises_no_second_alert() {
    Event pledge = AlertStory.recorded(Pledges.russias().fact());
    AlertStory.corrected(pledge, Pledges.russias().published("2025-11-21").fact());

    assertThat(AlertStory.withKey("stated-exchange-rate/KP/" + pledge.header().factId()))
        .hasSize(1);
  }

  @Test
  void the_service_is_ready_and_counts_what_it_raises() {
    AlertStory.raised();

    RestAssured.get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'follows the event log' }.status", equalTo("UP"));
    assertThat(RestAssured.get("/q/metrics").asString())
        .contains(
            "embargo_alerts_position",
            "embargo_alerts_folded_position",
            "embargo_alerts_raised_total{detector=\"stated-exchange-rate\"}");
  }
}
