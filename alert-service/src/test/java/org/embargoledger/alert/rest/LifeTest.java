package org.embargoledger.alert.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.embargoledger.alert.support.AlertStory;
import org.embargoledger.alert.support.Database;
import org.embargoledger.alert.support.EmbeddedParts;
import org.embargoledger.alert.support.Pledges;
import org.embargoledger.alert.support.Tokens;
import org.embargoledger.model.event.Event;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class LifeTest {

  private static final String PROBLEM = "application/problem+json";
  private static final String REASON = "{\"reason\": \"The source rounded\"}";

  @Test
  void an_alert_is_assigned_and_found_by_its_assignee() {
    String id = AlertStory.raised();

    step(Tokens.analyst(), id, "assignment", "{\"assignee\": \"Kim & Co\", \"note\": \"yours\"}")
        .statusCode(200)
        .body("assignee", equalTo("Kim & Co"))
        .body("steps[-1].action", equalTo("ASSIGNED"))
        .body("steps[-1].changes.assignee", contains(null, "Kim & Co"));

    Tokens.reader()
        .queryParam("assignee", "Kim & Co")
        .get("/v1/alerts")
        .then()
        .body("alerts.id", hasItem(id));
  }

  @Test
  void anybody_may_comment_even_when_it_is_closed() {
    String id = AlertStory.raised();
    step(Tokens.analyst(), id, "resolution", REASON).statusCode(200);

    step(Tokens.supervisor(), id, "comments", "{\"note\": \"Well found\"}")
        .statusCode(200)
        .body("status", equalTo("RESOLVED"))
        .body("steps[-1].actor", equalTo("supervisor"))
        .body("steps[-1].note", equalTo("Well found"));
  }

  @Test
  void a_false_positive_needs_two_people() {
    String id = AlertStory.raised();
    step(Tokens.analyst(), id, "dismissal", REASON)
        .statusCode(200)
        .body("status", equalTo("DISMISSAL_PROPOSED"))
        .body("dismissalProposedBy", equalTo("analyst"));

    step(Tokens.supervisor(), id, "dismissal/approval", "")
        .statusCode(200)
        .body("status", equalTo("DISMISSED"))
        .body("steps.action", contains("RAISED", "DISMISSAL_PROPOSED", "DISMISSED"))
        .body("steps.actor", hasItems("analyst", "supervisor"))
        .body("steps[-1].changes.status", contains("DISMISSAL_PROPOSED", "DISMISSED"));
  }

  @Test
  void who_proposed_a_dismissal_cannot_approve_it() {
    String id = AlertStory.raised();
    step(Tokens.analyst(), id, "dismissal", REASON).statusCode(200);

    step(Tokens.analyst(), id, "dismissal/approval", "")
        .statusCode(403)
        .contentType(PROBLEM)
        .body("type", equalTo("https://embargoledger.org/problems/second-person-required"))
        .body("proposedBy", equalTo("analyst"));

    Tokens.reader()
        .get("/v1/alerts/" + id)
        .then()
        .body("status", equalTo("DISMISSAL_PROPOSED"))
        .body("version", equalTo(2));
  }

  @Test
  void a_rejected_proposal_leaves_the_alert_with_the_people_who_work_on_it() {
    String id = AlertStory.raised();
    step(Tokens.analyst(), id, "dismissal", REASON).statusCode(200);

    step(Tokens.supervisor(), id, "dismissal/rejection", REASON)
        .statusCode(200)
        .body("status", equalTo("ACKNOWLEDGED"))
        .body("dismissalProposedBy", nullValue());
  }

  @Test
  void nothing_is_dismissed_that_nobody_proposed() {
    step(Tokens.supervisor(), AlertStory.raised(), "dismissal/approval", "")
        .statusCode(409)
        .body("present", equalTo("OPEN"))
        .body("possible", hasItem("DISMISSAL_PROPOSED"));
  }

  @Test
  void an_approval_of_something_else_than_was_seen_is_refused() {
    String id = AlertStory.raised();
    step(Tokens.analyst(), id, "dismissal", REASON).statusCode(200);
    step(Tokens.analyst(), id, "comments", "{\"note\": \"Wait, one more thing\"}").statusCode(200);

    step(Tokens.supervisor().header("If-Match", "\"2\""), id, "dismissal/approval", "")
        .statusCode(412)
        .contentType(PROBLEM)
        .body("presentVersion", equalTo(3))
        .body("expectedVersion", equalTo(2));
  }

  @Test
  void a_snoozed_alert_rests_until_the_instant_and_can_be_left_out() {
    String id = AlertStory.raised();
    String until =
        Instant.now().plus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS).toString();

    step(Tokens.analyst(), id, "snooze", "{\"until\": \"" + until + "\"}")
        .statusCode(200)
        .body("status", equalTo("OPEN"))
        .body("snoozedUntil", equalTo(until));

    assertThat(AlertStory.list("snoozed=true&limit=200").getList("alerts.id")).contains(id);
    assertThat(AlertStory.list("snoozed=false&limit=200").getList("alerts.id")).doesNotContain(id);
  }

  @Test
  void a_snooze_into_the_past_or_without_end_is_refused() {
    String id = AlertStory.raised();
    for (String body :
        List.of(
            "{\"until\": \"2020-01-01T00:00:00Z\"}",
            "{\"until\": \"9999-01-01T00:00:00Z\"}",
            "{\"until\": \"tomorrow\"}",
            "{}")) {
      step(Tokens.analyst(), id, "snooze", body)
          .statusCode(400)
          .contentType(PROBLEM)
          .body("errors.pointer", hasItem("#/until"));
    }
  }

  @Test
  void a_closed_alert_is_reopened_with_a_reason() {
    String id = AlertStory.raised();
    step(Tokens.analyst(), id, "resolution", REASON).statusCode(200);

    step(Tokens.supervisor(), id, "reopening", "{\"reason\": \"The ministry answered\"}")
        .statusCode(200)
        .body("status", equalTo("OPEN"))
        .body("steps[-1].action", equalTo("REOPENED"));
  }

  @Test
  void a_retraction_of_its_cause_closes_an_alert_by_itself_and_names_the_event() {
    Event pledge = AlertStory.recorded(Pledges.russias().fact());
    String id = idOf(pledge);

    Event retraction = AlertStory.retracted(pledge);

    Tokens.reader()
        .get("/v1/alerts/" + id)
        .then()
        .body("status", equalTo("WITHDRAWN"))
        .body("steps[-1].action", equalTo("CAUSE_REMOVED"))
        .body("steps[-1].actor", equalTo("detector:stated-exchange-rate"))
        .body("steps[-1].note", containsString(retraction.header().eventId()))
        .body("steps[-1].changes.cause", equalTo(retraction.header().eventId()));
  }

  @Test
  void a_cause_that_comes_back_opens_the_same_alert_again() {
    Event pledge = AlertStory.recorded(Pledges.russias().fact());
    String id = idOf(pledge);
    Event corrected =
        AlertStory.corrected(pledge, Pledges.russias().statedAs("11020000 USD").fact());

    AlertStory.corrected(corrected, Pledges.russias().fact());

    Tokens.reader()
        .get("/v1/alerts/" + id)
        .then()
        .body("status", equalTo("OPEN"))
        .body("found", equalTo(2))
        .body("latest.evidence.events[0]", equalTo(pledge.header().factId() + ".3"))
        .body("steps.action", contains("RAISED", "CAUSE_REMOVED", "REOPENED"));
  }

  @Test
  void every_step_has_its_place_in_one_dense_feed() throws Exception {
    long before = Database.number("select position from alert_feed");
    String id = AlertStory.raised();
    step(Tokens.analyst(), id, "comments", "{\"note\": \"one\"}").statusCode(200);
    long head = Database.number("select position from alert_feed");

    assertThat(
            Database.number(
                "select count(distinct feed_position) from alert_step where feed_position > "
                    + before))
        .isEqualTo(head - before);
    assertThat(Database.number("select max(feed_position) from alert_step")).isEqualTo(head);
  }

  @Test
  void an_explanation_shows_figures_rule_events_with_hashes_and_why_now() {
    Event pledge = AlertStory.recorded(Pledges.russias().fact());

    Tokens.reader()
        .get("/v1/alerts/" + idOf(pledge))
        .then()
        .body("explanation.sentence", containsString("11.02 million USD"))
        .body("explanation.computation", containsString("91.7526"))
        .body("explanation.figures.officialRate", equalTo("80.7321"))
        .body("explanation.rule.id", equalTo("stated-exchange-rate"))
        .body("explanation.rule.version", equalTo("1"))
        .body("explanation.rule.parameters.tolerancePercent", equalTo("5"))
        .body("explanation.regime", containsString("un-dprk v"))
        .body("explanation.engine.version", not(equalTo("unknown")))
        .body("explanation.events[0].eventId", equalTo(pledge.header().eventId()))
        .body("explanation.events[0].publisher", equalTo("UNITED24 Media"))
        .body("explanation.events[0].leafHash.length()", equalTo(64))
        .body("explanation.tippedBy.kind", equalTo("RECORDED"))
        .body("explanation.whyNow", containsString(pledge.header().eventId()));
  }

  @Test
  void a_reader_takes_no_step() {
    String id = AlertStory.raised();
    for (String path : List.of("comments", "assignment", "snooze", "dismissal", "reopening")) {
      step(Tokens.reader(), id, path, REASON).statusCode(403).contentType(PROBLEM);
    }
  }

  private static String idOf(Event pledge) {
    return AlertStory.withKey("stated-exchange-rate/KP/" + pledge.header().factId())
        .get(0)
        .get("id")
        .toString();
  }

  private static ValidatableResponse step(
      RequestSpecification who, String id, String path, String body) {
    return who.contentType(ContentType.JSON)
        .body(body)
        .post("/v1/alerts/" + id + "/" + path)
        .then();
  }
}
