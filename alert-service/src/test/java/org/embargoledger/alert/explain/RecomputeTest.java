package org.embargoledger.alert.explain;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.util.HexFormat;
import org.embargoledger.alert.support.AlertStory;
import org.embargoledger.alert.support.Database;
import org.embargoledger.alert.support.Deliveries;
import org.embargoledger.alert.support.EmbeddedParts;
import org.embargoledger.alert.support.Tokens;
import org.embargoledger.model.codec.EventCodec;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.LeafHash;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class RecomputeTest {

  @Test
  void an_alert_over_several_events_is_derived_again_word_for_word() {
    AlertStory.recorded(Deliveries.by("RU", "2012-01").barrels("9").fact());
    AlertStory.recorded(Deliveries.by("CN", "2031-01").barrels("300000").quoting("300 kb").fact());
    Event second = AlertStory.recorded(Deliveries.by("RU", "2031-02").barrels("100000").fact());

    String id = idOf("cap-threshold/KP/refined-petroleum-2397/2031/REPORTED/75");

    Tokens.reader()
        .get("/v1/alerts/" + id)
        .then()
        .body("explanation.events.size()", equalTo(2))
        .body("explanation.events.quote", hasItem("300 kb"));
    Tokens.reader()
        .get("/v1/alerts/" + id + "/recompute")
        .then()
        .statusCode(200)
        .body("outcome", equalTo("SAME"))
        .body("differences", empty())
        .body("position", equalTo((int) second.header().position()))
        .body("events.eventId", hasItem(second.header().eventId()))
        .body("events.leafHash", hasItem(hash(second)))
        .body("now.rule.id", equalTo("cap-threshold"))
        .body("now.regime", containsString("un-dprk"));
  }

  @Test
  void what_was_changed_in_the_database_is_told() throws Exception {
    String id = AlertStory.raised();
    Database.asOwner(
        "update alert set sentence = 'Nothing', evidence = jsonb_set(evidence,"
            + " '{figures,impliedRate}', '\"80.0\"') where id = '"
            + id
            + "'");

    Tokens.reader()
        .get("/v1/alerts/" + id + "/recompute")
        .then()
        .statusCode(200)
        .body("outcome", equalTo("DIFFERENT"))
        .body("differences.field", hasItem("sentence"))
        .body(
            "differences.find { it.field == 'evidence.figures' }.derived.impliedRate",
            equalTo("91.7526"));
  }

  @Test
  void an_alert_that_nobody_raised_cannot_be_derived() {
    Tokens.reader()
        .get("/v1/alerts/0199a0f0-0000-7000-8000-000000000001/recompute")
        .then()
        .statusCode(404);
  }

  private static String hash(Event event) {
    return HexFormat.of().formatHex(LeafHash.of(EventCodec.encode(event)));
  }

  private static String idOf(String key) {
    return AlertStory.withKey(key).get(0).get("id").toString();
  }
}
