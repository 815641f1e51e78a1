package org.embargoledger.alert.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.embargoledger.alert.support.AlertStory;
import org.embargoledger.alert.support.Database;
import org.embargoledger.alert.support.Deliveries;
import org.embargoledger.alert.support.EmbeddedParts;
import org.embargoledger.alert.support.EventTopic;
import org.embargoledger.alert.support.Tokens;
import org.embargoledger.model.event.Event;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DaysTest.OwnProcess.class)
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class DaysTest {

  private static final Duration GRACE = Duration.ofMinutes(10);

  /** What is told of an alert, whoever stores it. */
  private static final String ALERTS =
      "select count(*) * 1000000000 + coalesce(sum(hashtext(key || sentence || evidence::text ||"
          + " claim::text || position || coalesce(seen_day::text, ''))), 0) from alert";

  /** A log of its own, in which no other test writes. */
  public static class OwnProcess implements QuarkusTestProfile {}

  @Inject EventFollower follower;
  @Inject FindingsWriter writer;
  @Inject AlertMetrics metrics;
  @Inject LogConsumer log;
  @Inject Vertx vertx;

  @Test
  void a_quiet_log_is_told_of_deadlines_and_a_replay_finds_the_same() throws Throwable {
    Event first = AlertStory.recorded(Deliveries.by("RU", "2026-01").barrels("9000").fact());
    long position = first.header().position();
    DayTicker ticker = tickerDaysAhead(200);

    boolean atFirstLook = look(ticker);
    boolean atSecondLook = look(ticker);
    boolean onceMore = look(ticker);

    assertThat(atFirstLook).isFalse();
    assertThat(atSecondLook).isTrue();
    assertThat(onceMore).isFalse();
    assertThat(Database.number("select count(*) from day_begun where position = " + position))
        .isEqualTo(200);
    assertThat(AlertStory.withKey("report-missing")).isNotEmpty();
    String id = AlertStory.withKey("report-missing").get(0).get("id").toString();
    Tokens.reader()
        .get("/v1/alerts/" + id)
        .then()
        .body("position", equalTo((int) position))
        .body("explanation.tippedBy.kind", equalTo("DAY_BEGAN"));
    Tokens.reader().get("/v1/alerts/" + id + "/recompute").then().body("outcome", equalTo("SAME"));

    // The clock ran ahead: the log comes to these days only now.
    AlertStory.recorded(Deliveries.by("RU", "2026-02").barrels("9000").fact());
    AlertStory.recorded(Deliveries.by("RU", "2025-12").barrels("9000").fact());
    long live = Database.number(ALERTS);

    Database.asOwner("alter table alert_step disable trigger alert_step_is_append_only");
    Database.asOwner("truncate alert_step, alert cascade");
    Database.asOwner("alter table alert_step enable trigger alert_step_is_append_only");
    Database.asOwner("update progress set position = -1, day = null");
    EventFollower other = followFromTheBeginning();

    assertThat(Database.number(ALERTS)).isEqualTo(live);
    assertThat(other.place()).isEqualTo(follower.place());
    assertThat(
            Database.number(
                "select count(*) from progress where day = date '" + other.place().day() + "'"))
        .isEqualTo(1);
  }

  @Test
  void it_looks_by_itself_again_and_again() throws Throwable {
    AlertStory.recorded(Deliveries.by("CN", "2026-02").barrels("700").fact());
    LocalDate day = follower.place().day().plusDays(5);
    Clock clock = Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC);

    new DayTicker(follower, log, clock, GRACE, Duration.ofMillis(100))
        .start(new StartupEvent(), vertx.getDelegate());

    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> Database.number("select count(*) from day_begun where day = '" + day + "'") > 0);
    assertThat(follower.place().day()).isEqualTo(day);
  }

  @Test
  void a_replica_that_did_not_know_of_a_day_folds_the_batch_again_with_it() throws Throwable {
    AlertStory.recorded(Deliveries.by("CN", "2026-03").barrels("700").fact());
    EventFollower behind = followFromTheBeginning();
    DayTicker ticker = tickerDaysAhead(40);
    look(ticker);
    assertThat(look(ticker)).isTrue();
    AlertStory.recorded(Deliveries.by("CN", "2026-04").barrels("700").fact());

    VertxContextSupport.subscribeAndAwait(() -> behind.follow(EventTopic.everything()));

    assertThat(behind.place()).isEqualTo(follower.place());
  }

  @Test
  void a_replica_that_is_behind_lets_no_day_begin() throws Throwable {
    AlertStory.recorded(Deliveries.by("CN", "2026-05").barrels("700").fact());
    EventFollower behind = followFromTheBeginning();
    AlertStory.recorded(Deliveries.by("CN", "2026-06").barrels("700").fact());
    long before = Database.number("select count(*) from day_begun");

    boolean hasBegun =
        VertxContextSupport.subscribeAndAwait(
            () -> behind.dayBegins(behind.place().day().plusDays(3), behind.position()));

    assertThat(hasBegun).isFalse();
    assertThat(Database.number("select count(*) from day_begun")).isEqualTo(before);
    assertThat(behind.place().day()).isEqualTo(follower.place().day());
  }

  private DayTicker tickerDaysAhead(int days) {
    Instant now = Instant.parse(follower.place().day() + "T12:00:00Z").plus(Duration.ofDays(days));
    return new DayTicker(follower, log, Clock.fixed(now, ZoneOffset.UTC), GRACE, GRACE);
  }

  private static boolean look(DayTicker ticker) throws Throwable {
    return VertxContextSupport.subscribeAndAwait(ticker::look);
  }

  private EventFollower followFromTheBeginning() throws Throwable {
    EventFollower other = new EventFollower(writer, metrics, Snapshots.NONE, log, vertx);
    VertxContextSupport.subscribeAndAwait(() -> other.follow(EventTopic.everything()));
    return other;
  }
}
