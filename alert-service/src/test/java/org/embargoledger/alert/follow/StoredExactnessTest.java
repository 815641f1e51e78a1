package org.embargoledger.alert.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.embargoledger.alert.Detectors;
import org.embargoledger.alert.days.DayBegun;
import org.embargoledger.alert.days.Days;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.follow.snapshot.Point;
import org.embargoledger.alert.follow.snapshot.SnapshotStore;
import org.embargoledger.alert.support.Database;
import org.embargoledger.alert.support.EmbeddedParts;
import org.embargoledger.alert.support.SpreadHistory;
import org.embargoledger.alert.triage.Progress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link ExactnessTest} over the real journal, days and snapshots. */
@QuarkusTest
@TestProfile(StoredExactnessTest.OwnProcess.class)
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class StoredExactnessTest {

  private static final int EVENTS = 90;
  private static final String FINGERPRINT = "test";
  private static final String ALERTS =
      """
      select md5(string_agg(a::text, ';' order by key)) from
        (select key, severity, sentence, raised_at, position, subject, evidence, claim, latest,
                evidence_count, seen_position, seen_day, status, version from alert) a
      """;
  private static final String STEPS =
      """
      select md5(string_agg(s::text, ';' order by alert_id, number)) from
        (select alert_id, number, action, actor, at, note, changes from alert_step) s
      """;
  private static final String PROGRESS = "select p::text from progress p";

  /** A topic and a database of its own. */
  public static class OwnProcess implements QuarkusTestProfile {}

  @Inject FindingsWriter writer;
  @Inject SnapshotStore store;

  @ParameterizedTest
  @ValueSource(longs = {3, 4, 5, 6})
  void whatever_dies_the_stored_alerts_are_those_of_one_fold(long seed) throws Exception {
    wipe();
    List<ConsumerRecord<String, byte[]>> log = Messages.of(SpreadHistory.of(seed, EVENTS));

    CrashingRun run = new CrashingRun(log, new Stored(), seed).run();

    assertThat(run.crashes()).isPositive();
    List<String> live = contents();
    Days days = await(DayBegun::all);
    wipe();
    Fold fold = new Fold(Detectors.standard());
    fold.goBack(Point.before(Detectors.standard()), days);
    Fold.Folded offline = fold.fold(log);
    await(() -> writer.write(offline, days));
    assertThat(live).isEqualTo(contents()).doesNotContainNull();
  }

  private static List<String> contents() throws SQLException {
    return List.of(Database.text(ALERTS), Database.text(STEPS), Database.text(PROGRESS));
  }

  private static void wipe() throws SQLException {
    Database.asOwner("alter table alert_step disable trigger alert_step_is_append_only");
    Database.asOwner("truncate alert_step, alert, snapshot, snapshot_chunk, day_begun cascade");
    Database.asOwner("alter table alert_step enable trigger alert_step_is_append_only");
    Database.asOwner("update progress set position = -1, day = null");
  }

  private static <T> T await(Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private final class Stored implements CrashingRun.Durable {

    @Override
    public boolean isFarthest(Fold fold) {
      return await(() -> Panache.withTransaction(Progress::locked)).place().equals(fold.place());
    }

    @Override
    public void store(Fold.Folded folded) {
      await(() -> DayBegun.all().chain(days -> writer.write(folded, days)));
    }

    @Override
    public void storeDay(Fold.Folded folded, LocalDate day) {
      await(() -> writer.writeDay(folded));
    }

    @Override
    public Days days() {
      return await(DayBegun::all);
    }

    @Override
    public void snapshot(Point point) {
      try {
        store.store(FINGERPRINT, point);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public Optional<Point> newest() {
      try {
        return store
            .newest(FINGERPRINT)
            .map(
                stored ->
                    new Point(
                        Detectors.resume(Rules.shipped(), stored.state()),
                        stored.offset(),
                        stored.leafHash()));
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
