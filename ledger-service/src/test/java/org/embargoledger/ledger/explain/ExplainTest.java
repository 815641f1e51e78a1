package org.embargoledger.ledger.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.embargoledger.ledger.support.EmbeddedParts;
import org.embargoledger.ledger.support.FactBuilder;
import org.embargoledger.ledger.support.Histories;
import org.embargoledger.ledger.support.Ledger;
import org.embargoledger.ledger.support.TestLog;
import org.embargoledger.model.event.Event;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ExplainTest.WithLog.class)
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class ExplainTest {

  private static final UUID CORRECTED = new UUID(7, 0);

  /** Starts what stands in for the log. */
  public static class WithLog implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("quarkus.rest-client.ingest.url", StandInLog.url(history()));
    }
  }

  private static List<Event> history() {
    Histories history = new Histories();
    history.recorded(CORRECTED, FactBuilder.by("RU", "2023-01").tons("100"));
    history.corrected(CORRECTED, FactBuilder.by("RU", "2023-01").tons("120"), "misread");
    history.recorded(new UUID(7, 2), FactBuilder.by("RU", "2023-02").tons("50"));
    history.recorded(new UUID(7, 3), FactBuilder.by("RU", "2023-03").tons("30"));
    history.recorded(new UUID(7, 4), FactBuilder.by("CN", "2023-03").tons("30"));
    return history.events();
  }

  @BeforeAll
  static void project() {
    try (TestLog log = new TestLog()) {
      log.sendAll(history());
      log.flush();
    }
    Ledger.awaitPosition(history().size() - 1);
  }

  private static JsonPath explained(String query) {
    return Ledger.get("/totals/explain?counterparty=RU&year=2023&measure=DELIVERED" + query);
  }

  private static String proof(JsonPath explained, long position, String field) {
    return explained.getString(
        "events.find { it.position == %d }.proof.%s".formatted(position, field));
  }

  @Test
  void a_total_leads_to_its_entries_their_quotes_and_the_conversion() {
    JsonPath explained = explained("&policy=press-7.5");

    assertThat(explained.getString("totals[0].best")).isEqualTo("200");
    assertThat(explained.getList("entries.best")).containsExactly("100", "-100", "120", "50", "30");
    assertThat(explained.getList("entries.quote")).containsOnly("a few words");
    assertThat(explained.getString("conversions[0].factor")).isEqualTo("7.5");
    assertThat(explained.getString("conversions[0].barrels.best")).isEqualTo("1500");
    assertThat(explained.getString("policy")).isEqualTo("press-7.5");
  }

  @Test
  void each_event_comes_with_the_proof_of_the_log_in_the_tree_of_the_answer() {
    JsonPath explained = explained("");

    assertThat(explained.getList("events.position")).containsExactly(0, 1, 2, 3);
    assertThat(proof(explained, 0, "state")).isEqualTo("PROVEN");
    assertThat(proof(explained, 1, "state")).isEqualTo("PROVEN");
    assertThat(proof(explained, 1, "size")).isEqualTo("5");
    assertThat(proof(explained, 0, "root")).isEqualTo(proof(explained, 1, "root"));
  }

  @Test
  void a_proof_that_does_not_fit_the_booked_event_is_refuted() {
    assertThat(proof(explained(""), StandInLog.FORGED, "state")).isEqualTo("REFUTED");
    assertThat(proof(explained(""), StandInLog.FORGED, "why")).contains("does not fit");
  }

  @Test
  void a_proof_that_the_log_cannot_give_is_said_to_be_unavailable() {
    assertThat(proof(explained(""), StandInLog.BROKEN, "state")).isEqualTo("UNAVAILABLE");
    assertThat(proof(explained(""), StandInLog.BROKEN, "why")).contains("500");
  }

  @Test
  void lines_come_in_pages_with_the_events_of_the_page() {
    JsonPath first = explained("&limit=2");
    JsonPath second =
        Ledger.raw(first.getString("next")).then().statusCode(200).extract().jsonPath();

    assertThat(first.getList("events.position")).containsExactly(0, 1);
    assertThat(second.getList("entries.best")).containsExactly("120", "50");
    assertThat(second.getString("totals[0].best")).isEqualTo("200");
  }
}
