package org.embargoledger.alert.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.embargoledger.alert.support.AlertStory;
import org.embargoledger.alert.support.Database;
import org.embargoledger.alert.support.EmbeddedParts;
import org.embargoledger.alert.support.MadeUp;
import org.embargoledger.alert.support.Tokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FloodTest.OwnProcess.class)
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class FloodTest {

  /** A service of its own, because its list is full afterwards. */
  public static class OwnProcess implements QuarkusTestProfile {}

  private static final int COUNT = 10_000;

  @Inject AlertJournal journal;

  @Test
  void of_ten_thousand_at_once_none_is_lost_and_a_day_shows_its_limit_and_one_summary()
      throws Throwable {
    List<Notice> notices = IntStream.range(0, COUNT).mapToObj(MadeUp::found).toList();

    VertxContextSupport.subscribeAndAwait(() -> journal.record(notices, COUNT));
    VertxContextSupport.subscribeAndAwait(() -> journal.record(notices, COUNT));

    assertThat(Database.number("select count(*) from alert")).isEqualTo(COUNT + 1);
    assertThat(Database.number("select count(*) from alert where group_id is null"))
        .isEqualTo(500 + 1);
    assertThat(Database.number("select count(distinct feed_position) from alert_step"))
        .isEqualTo(COUNT + 1);
    assertThat(Database.number("select position from alert_feed")).isEqualTo(COUNT);
    assertThat(Database.number("select position from progress")).isEqualTo(COUNT);

    String summary = Alert.idOf("made-up/KP/more-on/2026-11-24").toString();
    Tokens.reader()
        .get("/v1/alerts/" + summary)
        .then()
        .statusCode(200)
        .body("summary", equalTo(true))
        .body("status", equalTo("OPEN"));
    assertThat(AlertStory.list("group=" + summary + "&limit=200").getList("alerts")).hasSize(200);
    Tokens.reader().get("/v1/alerts/" + summary + "/recompute").then().statusCode(404);

    Tokens.analyst()
        .contentType(ContentType.JSON)
        .body(
            "{\"matchers\": [{\"field\": \"detector\", \"value\": \"made-up\"}], \"reason\": \"import\","
                + " \"until\": \"%s\"}".formatted(Instant.now().plusSeconds(3600)))
        .post("/v1/silences")
        .then()
        .statusCode(201);
    assertThat(Database.number("select count(*) from alert where silenced_until is not null"))
        .isEqualTo(COUNT + 1);
  }
}
