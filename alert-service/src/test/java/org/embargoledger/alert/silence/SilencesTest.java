package org.embargoledger.alert.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.embargoledger.alert.support.AlertStory;
import org.embargoledger.alert.support.EmbeddedParts;
import org.embargoledger.alert.support.Pledges;
import org.embargoledger.alert.support.Tokens;
import org.embargoledger.model.event.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class SilencesTest {

  @Test
  void an_open_alert_that_matches_is_kept_and_marked() {
    Event pledge = AlertStory.recorded(Pledges.russias().fact());
    String id = idOf(pledge);

    String silence = silenced(pledge);

    Tokens.reader()
        .get("/v1/alerts/" + id)
        .then()
        .body("status", equalTo("OPEN"))
        .body("silence.id", equalTo(silence))
        .body("steps[-1].action", equalTo("SILENCED"))
        .body("steps[-1].actor", equalTo("analyst"))
        .body("steps[-1].note", equalTo("Known, reported twice"));
    assertThat(AlertStory.list("silenced=true&limit=200").getList("alerts.id")).contains(id);
    assertThat(AlertStory.list("silenced=false&limit=200").getList("alerts.id")).doesNotContain(id);
  }

  @Test
  void an_alert_that_is_raised_while_it_lasts_is_marked_as_it_is_raised() {
    Event pledge = AlertStory.recorded(Pledges.russias().statedAs("11020000 USD").fact());
    silenced(pledge);

    AlertStory.corrected(pledge, Pledges.russias().fact());

    Tokens.reader()
        .get("/v1/alerts/" + idOf(pledge))
        .then()
        .body("steps.action", equalTo(List.of("RAISED", "SILENCED")));
  }

  @Test
  void a_silence_that_is_ended_marks_nothing_any_more() {
    Event pledge = AlertStory.recorded(Pledges.russias().fact());
    String silence = silenced(pledge);

    Tokens.supervisor()
        .contentType(ContentType.JSON)
        .body("{\"reason\": \"It was something else\"}")
        .post("/v1/silences/" + silence + "/end")
        .then()
        .statusCode(200)
        .body("active", equalTo(false))
        .body("endedBy", equalTo("supervisor"));

    Tokens.reader()
        .get("/v1/alerts/" + idOf(pledge))
        .then()
        .body("silence", nullValue())
        .body("steps[-1].action", equalTo("SILENCE_ENDED"));
    Tokens.supervisor()
        .contentType(ContentType.JSON)
        .body("{\"reason\": \"again\"}")
        .post("/v1/silences/" + silence + "/end")
        .then()
        .statusCode(409);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'matchers': [{'field': 'target', 'value': 'KP'}], 'reason': 'r'} | #/until",
        "{'matchers': [{'field': 'target', 'value': 'KP'}], 'reason': 'r', 'until': 'never'} | #/until",
        "{'matchers': [{'field': 'target', 'value': 'KP'}], 'reason': 'r', 'until': '2020-01-01T00:00:00Z'} | #/until",
        "{'matchers': [{'field': 'target', 'value': 'KP'}], 'reason': 'r', 'until': '9999-01-01T00:00:00Z'} | #/until",
        "{'matchers': [], 'reason': 'r', 'until': '2026-12-24T00:00:00Z'} | #/matchers",
        "{'reason': 'r', 'until': '2026-12-24T00:00:00Z'} | #/matchers",
        "{'matchers': [{'field': 'sentence', 'value': '.*'}], 'reason': 'r', 'until': '2026-12-24T00:00:00Z'} | #/matchers/0/field",
        "{'matchers': [{'field': 'target'}], 'reason': 'r', 'until': '2026-12-24T00:00:00Z'} | #/matchers/0/value",
        "{'matchers': [{'field': 'target', 'value': 'KP'}], 'until': '2026-12-24T00:00:00Z'} | #/reason"
      })
  void a_silence_without_end_condition_or_reason_is_refused(String body, String pointer) {
    make(body.replace('\'', '"')).statusCode(400).body("errors.pointer", hasItem(pointer));
  }

  @Test
  void silences_are_listed_and_a_reader_makes_none() {
    Event pledge = AlertStory.recorded(Pledges.russias().fact());
    String silence = silenced(pledge);

    Tokens.reader().get("/v1/silences?active=true").then().body("silences.id", hasItem(silence));
    Tokens.reader().get("/v1/silences/" + silence).then().body("author", equalTo("analyst"));
    Tokens.reader()
        .contentType(ContentType.JSON)
        .body("{}")
        .post("/v1/silences")
        .then()
        .statusCode(403);
    Tokens.reader().get("/v1/silences/nonsense").then().statusCode(404);
  }

  private static String silenced(Event pledge) {
    String until = Instant.now().plus(1, ChronoUnit.DAYS).toString();
    return make("""
            {"matchers": [{"field": "detector", "value": "stated-exchange-rate"},
                          {"field": "subject.factId", "value": "%s"}],
             "until": "%s", "reason": "Known, reported twice"}
            """
            .formatted(pledge.header().factId(), until))
        .statusCode(201)
        .body("active", equalTo(true))
        .extract()
        .path("id");
  }

  private static ValidatableResponse make(String body) {
    return Tokens.analyst().contentType(ContentType.JSON).body(body).post("/v1/silences").then();
  }

  private static String idOf(Event pledge) {
    return AlertStory.withKey("stated-exchange-rate/KP/" + pledge.header().factId())
        .get(0)
        .get("id")
        .toString();
  }
}
