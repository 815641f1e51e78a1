package org.embargoledger.alert.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.http.ContentType;
import java.util.Map;
import org.embargoledger.alert.support.AlertStory;
import org.embargoledger.alert.support.Database;
import org.embargoledger.alert.support.Deliveries;
import org.embargoledger.alert.support.EmbeddedParts;
import org.embargoledger.alert.support.Tokens;
import org.embargoledger.model.event.Event;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class RuleWritingTest {

  private static final String PROBLEM = "application/problem+json";

  @Test
  void a_rule_is_drafted_and_revised_and_each_version_names_its_author() {
    String id = RuleDrafts.drafted("fact.quantity.barrels > 1000");

    RuleDrafts.post(
            RuleDrafts.SECOND, "/" + id + "/versions", RuleDrafts.content("totals.percent > 50"))
        .then()
        .statusCode(201)
        .header("ETag", "\"2\"")
        .body("status", equalTo("DRAFT"))
        .body("live", nullValue())
        .body("detector", equalTo("rule:" + id))
        .body("versions.author", contains("anna", "boris"))
        .body("events.action", contains("DRAFTED", "REVISED"))
        .body("events.reason", hasItem("A test"));
  }

  @Test
  void a_fault_points_at_its_character() {
    Map<String, Object> body = RuleDrafts.content("fact.quantity.barels > 1000");
    body.put("id", "with-a-fault");

    RuleDrafts.draft(body)
        .then()
        .statusCode(422)
        .contentType(PROBLEM)
        .body("type", equalTo("https://embargoledger.org/problems/invalid-rule"))
        .body("errors", hasSize(1))
        .body("errors[0].pointer", equalTo("#/expression"))
        .body("errors[0].line", equalTo(1))
        .body("errors[0].column", equalTo(14))
        .body("errors[0].detail", containsString("undefined field 'barels'"))
        .body("detail", containsString("fact.quantity.barels > 1000\n             ^"));
    RuleDrafts.get("with-a-fault").then().statusCode(404).contentType(PROBLEM);
  }

  @Test
  void a_dry_run_checks_and_saves_nothing() {
    Map<String, Object> body = RuleDrafts.content("fact.quantity.barrels > 1000");
    body.put("id", "only-checked");

    RuleDrafts.post(RuleDrafts.AUTHOR, "?dryRun=true", body).then().statusCode(200);

    RuleDrafts.get("only-checked").then().statusCode(404);
  }

  @Test
  void fields_that_are_missing_or_unknown_are_named() {
    RuleDrafts.draft(Map.of("id", "Not An Id", "expresion", "true", "severity", "LOUD"))
        .then()
        .statusCode(400)
        .contentType(PROBLEM)
        .body("errors.pointer", hasItem("#/id"))
        .body("errors.pointer", hasItem("#/expression"))
        .body("errors.pointer", hasItem("#/expresion"))
        .body("errors.pointer", hasItem("#/severity"))
        .body("errors.pointer", hasItem("#/reason"));
  }

  @Test
  void an_expression_of_a_megabyte_is_refused() {
    Map<String, Object> body = RuleDrafts.content("true || ".repeat(130_000) + "true");
    body.put("id", "megabyte");
    assertThat(RuleDrafts.draft(body).statusCode()).isEqualTo(413);

    body.put("expression", "true || ".repeat(5_000) + "true");
    RuleDrafts.draft(body).then().statusCode(400).body("errors.pointer", hasItem("#/expression"));
  }

  @Test
  void who_may_not_write_rules_writes_none() {
    Tokens.analyst()
        .contentType(ContentType.JSON)
        .body(RuleDrafts.content("true"))
        .post("/v1/rules")
        .then()
        .statusCode(403)
        .contentType(PROBLEM);
  }

  @Test
  void one_id_has_one_rule() {
    String id = RuleDrafts.drafted("true");
    Map<String, Object> body = RuleDrafts.content("true");
    body.put("id", id);

    RuleDrafts.draft(body).then().statusCode(409).contentType(PROBLEM);
  }

  @Test
  void a_version_in_shadow_finds_and_raises_no_alert() {
    String id = RuleDrafts.drafted("fact.quantity.barrels > 1000");
    Event before = AlertStory.recorded(Deliveries.by("RU", "2031-01").barrels("2000").fact());
    RuleDrafts.step(RuleDrafts.AUTHOR, "/" + id + "/shadow")
        .then()
        .statusCode(200)
        .body("status", equalTo("SHADOW"))
        .body("shadow", equalTo(1));

    AlertStory.recorded(Deliveries.by("RU", "2031-02").barrels("900").fact());
    Event large = AlertStory.recorded(Deliveries.by("RU", "2031-03").barrels("3000").fact());

    RuleDrafts.get(id + "/shadow")
        .then()
        .statusCode(200)
        .body("count", equalTo(1))
        .body("findings[0].evidence.cause", equalTo(large.header().eventId()))
        .body("findings[0].sentence", equalTo("RU delivered 3,000."));
    assertThat(AlertStory.withKey("rule:" + id)).isEmpty();
    assertThat(before.header().position()).isLessThan(large.header().position());
  }

  @Test
  void a_rule_that_fails_is_suspended_with_its_reason_and_stops_no_other() {
    String failing = RuleDrafts.drafted("fact.quantity.barrels / (fact.quantity.barrels - 77) > 1");
    String sound = RuleDrafts.drafted("fact.quantity.barrels > 70");
    RuleDrafts.step(RuleDrafts.AUTHOR, "/" + failing + "/shadow").then().statusCode(200);
    RuleDrafts.step(RuleDrafts.AUTHOR, "/" + sound + "/shadow").then().statusCode(200);

    Event first = AlertStory.recorded(Deliveries.by("CN", "2031-01").barrels("100").fact());
    Event fatal = AlertStory.recorded(Deliveries.by("CN", "2031-02").barrels("77").fact());
    AlertStory.recorded(Deliveries.by("CN", "2031-03").barrels("100").fact());

    RuleDrafts.get(failing)
        .then()
        .body("status", equalTo("SUSPENDED"))
        .body("shadow", nullValue())
        .body("events[-1].action", equalTo("SUSPENDED"))
        .body("events[-1].actor", equalTo("engine"))
        .body("events[-1].reason", containsString("position " + fatal.header().position()))
        .body("events[-1].reason", containsString("zero"));
    RuleDrafts.get(failing + "/shadow")
        .then()
        .body("count", equalTo(1))
        .body("findings[0].position", equalTo((int) first.header().position()));
    RuleDrafts.get(sound + "/shadow").then().body("count", equalTo(3));
  }

  @Test
  void a_retired_rule_ends_and_does_not_come_back() {
    String id = RuleDrafts.drafted("true");
    RuleDrafts.step(RuleDrafts.AUTHOR, "/" + id + "/retirement").then().statusCode(200);

    RuleDrafts.step(RuleDrafts.AUTHOR, "/" + id + "/shadow")
        .then()
        .statusCode(409)
        .contentType(PROBLEM)
        .body("present", equalTo("RETIRED"));
  }

  @Test
  void the_detectors_that_ship_are_listed_beside_the_rules() {
    String id = RuleDrafts.drafted("true");

    Tokens.reader()
        .get("/v1/rules")
        .then()
        .statusCode(200)
        .body("rules.id", hasItem(id))
        .body("rules.find { it.id == '" + id + "' }.versions", hasSize(1))
        .body("builtIn.id", hasItem("cap-threshold"));
  }

  @Test
  void nobody_rewrites_what_happened_to_a_rule() throws Exception {
    String id = RuleDrafts.drafted("true");

    for (String sql :
        new String[] {"delete from rule_event", "update rule_event set actor = 'x'"}) {
      assertThat(catchThrowable(() -> Database.asOwner(sql))).hasMessageContaining("append-only");
    }

    RuleDrafts.get(id + "/shadow").then().body("findings", empty());
  }
}
