package org.embargoledger.alert.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.embargoledger.alert.rules.RuleDrafts;
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
class RuleGoesLiveTest {

  private static final String PROBLEM = "application/problem+json";
  private static final String MINE = "fact.counterparty == 'VN' && fact.quantity.barrels > ";

  @Test
  void a_rule_goes_live_by_four_eyes_with_its_backtest_and_raises_from_then_on() {
    AlertStory.recorded(Deliveries.by("VN", "2032-01").barrels("7000").fact());
    String id = RuleDrafts.drafted(MINE + "5000");
    int backtest = finished(id, "").getInt("number");

    approval(RuleDrafts.AUTHOR, id, backtest)
        .statusCode(403)
        .contentType(PROBLEM)
        .body("detail", containsString("somebody else"));
    RuleDrafts.step(RuleDrafts.SECOND, "/" + id + "/approval")
        .then()
        .statusCode(409)
        .contentType(PROBLEM)
        .body("detail", containsString("backtest"));
    approval(RuleDrafts.SECOND, id, backtest + 7).statusCode(409);
    RuleDrafts.step(RuleDrafts.AUTHOR, "/" + id + "/live").then().statusCode(409);
    approval(RuleDrafts.SECOND, id, backtest)
        .statusCode(200)
        .body("approved", equalTo(1))
        .body("events[-1].difference.new", greaterThan(0))
        .body("events[-1].difference.backtest", equalTo(backtest));
    RuleDrafts.step(RuleDrafts.AUTHOR, "/" + id + "/live")
        .then()
        .statusCode(200)
        .body("status", equalTo("LIVE"))
        .body("live", equalTo(1));
    Event small = AlertStory.recorded(Deliveries.by("VN", "2032-02").barrels("1000").fact());
    Event large = AlertStory.recorded(Deliveries.by("VN", "2032-03").barrels("9000").fact());

    List<Map<String, Object>> alerts = AlertStory.withKey("rule:" + id);
    assertThat(alerts).hasSize(1);
    assertThat(alerts.get(0))
        .containsEntry("key", "rule:" + id + "/KP/" + large.header().factId())
        .containsEntry("detector", "rule:" + id)
        .containsEntry("sentence", "VN delivered 9,000.");
    assertThat(small.header().position()).isLessThan(large.header().position());

    RuleDrafts.step(RuleDrafts.SECOND, "/" + id + "/retirement").then().statusCode(200);
    AlertStory.recorded(Deliveries.by("VN", "2032-04").barrels("9000").fact());
    assertThat(AlertStory.withKey("rule:" + id)).hasSize(1);
  }

  @Test
  void a_draft_is_compared_with_the_version_that_is_live() {
    String mine = "fact.counterparty == 'LA' && fact.quantity.barrels ";
    AlertStory.recorded(Deliveries.by("LA", "2032-01").barrels("100").fact());
    AlertStory.recorded(Deliveries.by("LA", "2032-02").barrels("200").fact());
    AlertStory.recorded(Deliveries.by("LA", "2032-03").barrels("300").fact());
    String id = RuleDrafts.drafted(mine + "> 150");
    int first = finished(id, "").getInt("number");
    approval(RuleDrafts.SECOND, id, first).statusCode(200);
    RuleDrafts.step(RuleDrafts.SECOND, "/" + id + "/live").then().statusCode(200);
    RuleDrafts.post(RuleDrafts.AUTHOR, "/" + id + "/versions", RuleDrafts.content(mine + "< 250"))
        .then()
        .statusCode(201);

    JsonPath done = finished(id, "");

    assertThat(done.getInt("version")).isEqualTo(2);
    assertThat(done.getInt("asked.against")).isEqualTo(1);
    assertThat(done.getMap("result"))
        .containsEntry("new", 1)
        .containsEntry("gone", 1)
        .containsEntry("unchanged", 1)
        .containsKeys("events", "unanswered", "millis");
    Tokens.reader()
        .get("/v1/rules/" + id + "/backtests/" + done.getInt("number") + "?change=GONE&limit=1")
        .then()
        .statusCode(200)
        .body("changes", hasSize(1))
        .body("changes[0].finding.sentence", equalTo("LA delivered 300."));
    approval(RuleDrafts.SECOND, id, first).statusCode(409);
    RuleDrafts.step(RuleDrafts.AUTHOR, "/" + id + "/retirement").then().statusCode(200);
  }

  @Test
  void what_was_recorded_later_was_not_known() {
    Event first = AlertStory.recorded(Deliveries.by("MN", "2032-01").barrels("100").fact());
    AlertStory.recorded(Deliveries.by("MN", "2032-02").barrels("200").fact());
    String id = RuleDrafts.drafted("fact.counterparty == 'MN'");

    JsonPath then = finished(id, "?version=1&knownAt=" + first.header().recordedAt());

    assertThat(then.getInt("result.new")).isEqualTo(1);
    assertThat(finished(id, "").getInt("result.new")).isEqualTo(2);
    assertThat(finished(id, "?time=valid&from=2032-02-01").getInt("result.new")).isEqualTo(1);
  }

  @Test
  void a_detector_that_ships_is_tested_against_its_alerts_and_tells_its_recall() {
    AlertStory.recorded(Pledges.russias().fact());

    JsonPath done = finished("stated-exchange-rate", "");

    assertThat(done.getInt("result.new")).isZero();
    assertThat(done.getInt("result.unchanged")).isPositive();
    assertThat(done.getInt("result.recall.planted")).isEqualTo(200);
    assertThat(done.getString("result.recall.violations")).contains("2 to 40 %");
  }

  @Test
  void a_rule_that_fails_ends_its_backtest_with_the_reason() {
    AlertStory.recorded(Deliveries.by("KZ", "2032-01").barrels("100").fact());
    String id =
        RuleDrafts.drafted(
            "fact.counterparty == 'KZ' && fact.quantity.value / (fact.quantity.value - 100) > 1");

    JsonPath failed = ended(id, "");

    assertThat(failed.getString("status")).isEqualTo("FAILED");
    assertThat(failed.getString("result.reason")).contains("position");
    approval(RuleDrafts.SECOND, id, failed.getInt("number")).statusCode(409);
  }

  @Test
  void questions_that_make_no_sense_are_refused() {
    String id = RuleDrafts.drafted("true");
    for (String query :
        List.of(
            "?from=yesterday",
            "?knownAt=2024",
            "?time=space",
            "?version=9",
            "?from=2024-02-01&to=2024-01-01")) {
      Tokens.ruleWriter(RuleDrafts.AUTHOR)
          .post("/v1/rules/" + id + "/backtest" + query)
          .then()
          .statusCode(400)
          .contentType(PROBLEM);
    }
    Tokens.ruleWriter(RuleDrafts.AUTHOR).post("/v1/rules/nothing/backtest").then().statusCode(404);
    Tokens.reader().post("/v1/rules/" + id + "/backtest").then().statusCode(403);
    Tokens.reader().get("/v1/rules/" + id + "/backtests/99").then().statusCode(404);
    Tokens.ruleWriter(RuleDrafts.AUTHOR)
        .delete("/v1/rules/" + id + "/backtests/99")
        .then()
        .statusCode(404);
  }

  @Test
  void a_cancelled_backtest_that_was_done_stays_done() {
    String id = RuleDrafts.drafted("false");
    int number = finished(id, "").getInt("number");

    Tokens.ruleWriter(RuleDrafts.AUTHOR)
        .delete("/v1/rules/" + id + "/backtests/" + number)
        .then()
        .statusCode(202);

    Tokens.reader()
        .get("/v1/rules/" + id + "/backtests/" + number)
        .then()
        .body("status", equalTo("DONE"));
  }

  @Test
  void quality_is_what_people_made_of_the_alerts() {
    String alert = AlertStory.raised();
    Tokens.analyst()
        .contentType("application/json")
        .body(Map.of("reason", "True"))
        .post("/v1/alerts/" + alert + "/resolution")
        .then()
        .statusCode(200);

    Tokens.reader()
        .get("/v1/rules/stated-exchange-rate/quality")
        .then()
        .statusCode(200)
        .body("truePositives", greaterThan(0))
        .body("precision", notNullValue());
    Tokens.reader()
        .get("/v1/rules/" + RuleDrafts.drafted("true") + "/quality")
        .then()
        .statusCode(200)
        .body("precision", nullValue());
    Tokens.reader().get("/v1/rules/nothing/quality").then().statusCode(404);
    Tokens.reader().get("/v1/rules").then().body("builtIn.id", hasItem("stated-exchange-rate"));
  }

  private static ValidatableResponse approval(String who, String id, int backtest) {
    return RuleDrafts.post(
            who, "/" + id + "/approval", Map.of("backtest", backtest, "reason", "Seen"))
        .then();
  }

  private static JsonPath finished(String id, String query) {
    JsonPath ended = ended(id, query);
    assertThat(ended.getString("status")).as(ended.prettify()).isEqualTo("DONE");
    return ended;
  }

  private static JsonPath ended(String id, String query) {
    String place =
        await()
            .atMost(Duration.ofSeconds(20))
            .until(
                () ->
                    Tokens.ruleWriter(RuleDrafts.AUTHOR)
                        .post("/v1/rules/" + id + "/backtest" + query),
                response -> response.statusCode() == 202)
            .header("Location");
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> Tokens.reader().get(place.substring(place.indexOf("/v1/"))).jsonPath(),
            path -> !path.getString("status").equals("RUNNING"));
  }
}
