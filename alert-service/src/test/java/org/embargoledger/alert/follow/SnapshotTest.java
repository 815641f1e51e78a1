package org.embargoledger.alert.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.embargoledger.alert.support.AlertStory;
import org.embargoledger.alert.support.Database;
import org.embargoledger.alert.support.Deliveries;
import org.embargoledger.alert.support.EmbeddedParts;
import org.embargoledger.alert.support.EventTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SnapshotTest.OwnProcess.class)
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class SnapshotTest {

  private static final int EVENTS_MIN = 3;

  /** A log of its own, with a snapshot every few events. */
  public static class OwnProcess implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("embargo.alerts.snapshot.events-min", Integer.toString(EVENTS_MIN));
    }
  }

  @Inject EventFollower follower;
  @Inject FindingsWriter writer;
  @Inject AlertMetrics metrics;
  @Inject Snapshots snapshots;
  @Inject LogConsumer log;
  @Inject Vertx vertx;

  /** Until there is a snapshot. */
  @BeforeEach
  void growTheLog() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              AlertStory.recorded(Deliveries.by("CN", "2026-01").barrels("100").fact());
              return Database.number("select count(*) from snapshot") > 0;
            });
  }

  @Test
  void a_process_begins_behind_the_snapshot_and_goes_on() throws Throwable {
    long position = Database.number("select position from snapshot");

    EventFollower another = begun();

    assertThat(another.position()).isEqualTo(position);
    assertThat(goneOn(another)).isEqualTo(follower.place());
    assertThat(Database.number("select count(*) from snapshot")).isEqualTo(1);
    assertThat(Database.number("select count(distinct snapshot_id) from snapshot_chunk"))
        .isEqualTo(1);
  }

  @Test
  void a_damaged_snapshot_is_not_used() throws Throwable {
    Database.asOwner(
        "update snapshot_chunk set content = set_byte(content, 100, get_byte(content, 100) # 1)");

    foldsFromNothing();
  }

  @Test
  void one_of_another_build_is_not_used() throws Throwable {
    Database.asOwner("update snapshot set fingerprint = 'another'");

    foldsFromNothing();
  }

  @Test
  void one_of_another_log_is_not_used() throws Throwable {
    Database.asOwner("update snapshot set leaf_hash = repeat('0', 64)");

    foldsFromNothing();
  }

  @Test
  void one_whose_findings_are_not_stored_is_not_used() throws Throwable {
    Database.asOwner("update progress set position = 0");

    foldsFromNothing();
  }

  private void foldsFromNothing() throws Throwable {
    EventFollower another = begun();

    assertThat(another.position()).isEqualTo(-1);
    assertThat(goneOn(another)).isEqualTo(follower.place());
    assertThat(another.trouble()).isEmpty();
    Database.asOwner("delete from snapshot");
    Database.asOwner("delete from snapshot_chunk");
  }

  private EventFollower begun() throws Throwable {
    EventFollower another = new EventFollower(writer, metrics, snapshots, log, vertx);
    VertxContextSupport.subscribeAndAwait(
        () -> another.follow(new ConsumerRecords<>(Map.of(), Map.of())));
    return another;
  }

  private static Object goneOn(EventFollower another) throws Throwable {
    VertxContextSupport.subscribeAndAwait(() -> another.follow(EventTopic.everything()));
    return another.place();
  }
}
