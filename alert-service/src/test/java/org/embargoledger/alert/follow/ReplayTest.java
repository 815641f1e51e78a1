package org.embargoledger.alert.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.embargoledger.alert.rules.store.RuleKeeper;
import org.embargoledger.alert.support.AlertStory;
import org.embargoledger.alert.support.Database;
import org.embargoledger.alert.support.EmbeddedParts;
import org.embargoledger.alert.support.EventTopic;
import org.embargoledger.alert.triage.AlertJournal;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class ReplayTest {

  private static final String FINGERPRINT =
      "select count(*) * 1000000 + (select count(*) from alert_step) from alert";

  @Inject AlertJournal journal;
  @Inject AlertMetrics metrics;
  @Inject RuleKeeper rules;
  @Inject Vertx vertx;

  @Test
  void a_process_that_starts_again_reads_the_whole_log_and_raises_nothing_twice() throws Throwable {
    AlertStory.raised();
    long before = Database.number(FINGERPRINT);

    EventFollower restarted = followFromTheBeginning();

    assertThat(restarted.position()).isEqualTo(Database.number("select position from progress"));
    assertThat(Database.number(FINGERPRINT)).isEqualTo(before);
  }

  @Test
  void findings_that_were_made_but_not_stored_before_a_crash_are_stored_after_it()
      throws Throwable {
    String id = AlertStory.raised();
    long before = Database.number(FINGERPRINT);
    Database.asOwner("alter table alert_step disable trigger alert_step_is_append_only");
    Database.asOwner("delete from alert_step where alert_id = '" + id + "'");
    Database.asOwner("alter table alert_step enable trigger alert_step_is_append_only");
    Database.asOwner("delete from alert where id = '" + id + "'");
    Database.asOwner("update progress set position = position - 1");

    followFromTheBeginning();

    assertThat(Database.number(FINGERPRINT)).isEqualTo(before);
    assertThat(Database.number("select count(*) from alert where id = '" + id + "'")).isEqualTo(1);
  }

  @Test
  void even_without_its_progress_a_replay_keeps_one_alert_for_each_key() throws Throwable {
    AlertStory.raised();
    long before = Database.number(FINGERPRINT);
    Database.asOwner("update progress set position = -1");

    followFromTheBeginning();

    assertThat(Database.number(FINGERPRINT)).isEqualTo(before);
  }

  @Test
  void the_service_cannot_rewrite_what_was_found_or_done() throws SQLException {
    AlertStory.raised();

    assertThatThrownBy(() -> Database.asService("update alert set sentence = 'nothing'"))
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() -> Database.asService("delete from alert_step"))
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() -> Database.asOwner("update alert_step set actor = 'nobody'"))
        .hasMessageContaining("alert_step is append-only");
  }

  private EventFollower followFromTheBeginning() throws Throwable {
    EventFollower follower =
        new EventFollower(new FindingsWriter(journal, rules), metrics, Snapshots.NONE, null, vertx);
    VertxContextSupport.subscribeAndAwait(() -> follower.follow(EventTopic.everything()));
    return follower;
  }
}
