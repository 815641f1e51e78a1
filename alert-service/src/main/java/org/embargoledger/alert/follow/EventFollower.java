package org.embargoledger.alert.follow;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.embargoledger.alert.Detectors;
import org.embargoledger.alert.rules.RuleRun;
import org.embargoledger.alert.rules.store.RuleKeeper;
import org.embargoledger.alert.triage.Alert;
import org.embargoledger.alert.triage.AlertJournal;
import org.embargoledger.alert.triage.Notice;
import org.jboss.logging.Logger;

/**
 * Reads the log's topic from its beginning at every start, because the detectors' memory is not
 * stored, and hands what they find to the journal, which keeps only what lies beyond the stored
 * progress. Nothing depends on Kafka's consumer offsets.
 */
@ApplicationScoped
public class EventFollower {

  private static final Logger LOG = Logger.getLogger(EventFollower.class);
  private static final Duration RETRY_FIRST = Duration.ofMillis(200);
  private static final Duration RETRY_MAX = Duration.ofSeconds(10);

  private final Fold fold = new Fold(Detectors.standard());
  private final AlertJournal journal;
  private final AlertMetrics metrics;
  private final RuleKeeper rules;
  private final Vertx vertx;

  private volatile String writeFailure;

  @Inject
  public EventFollower(AlertJournal journal, AlertMetrics metrics, RuleKeeper rules, Vertx vertx) {
    this.journal = journal;
    this.rules = rules;
    this.metrics = metrics;
    this.vertx = vertx;
    metrics.follow(fold::position);
  }

  /** Completes once the batch's findings are stored; the next batch is not taken before. */
  @Incoming("events")
  public Uni<Void> follow(ConsumerRecords<String, byte[]> batch) {
    if (fold.haltReason().isPresent()) {
      return Uni.createFrom().voidItem();
    }
    return vertx
        .executeBlocking(() -> fold.fold(batch))
        .invoke(() -> fold.haltReason().ifPresent(this::logHalt))
        .chain(this::store);
  }

  private Uni<Void> store(Fold.Folded folded) {
    return Uni.createFrom()
        .deferred(() -> rules.judge(folded.steps()))
        .chain(run -> record(folded, run))
        .onFailure(RuleKeeper.StaleRulesException.class)
        .retry()
        .indefinitely()
        .onFailure()
        .invoke(this::failed)
        .onFailure()
        .retry()
        .withBackOff(RETRY_FIRST, RETRY_MAX)
        .indefinitely()
        .invoke(alerts -> stored(alerts, folded.position()))
        .replaceWithVoid();
  }

  private Uni<List<Alert>> record(Fold.Folded folded, RuleRun run) {
    List<Notice> notices = new ArrayList<>(folded.notices());
    notices.addAll(rules.notices(run));
    return journal.record(notices, folded.position(), stored -> rules.store(run, stored));
  }

  private void stored(List<Alert> alerts, long position) {
    writeFailure = null;
    metrics.stored(position, alerts);
    alerts.forEach(
        alert -> LOG.infof("alert raised: key=%s position=%d", alert.key, alert.position));
  }

  private void failed(Throwable failure) {
    writeFailure = "findings cannot be stored: " + failure.getMessage();
    LOG.warnf("%s; trying again", writeFailure);
  }

  private void logHalt(String reason) {
    LOG.errorf("halted at position %d: %s", fold.position(), reason);
  }

  /** Of the last event that the detectors have seen; -1 before the first. */
  public long position() {
    return fold.position();
  }

  /** Why alerts do not follow the log at present; empty while they do. */
  public Optional<String> trouble() {
    return fold.haltReason().or(() -> Optional.ofNullable(writeFailure));
  }
}
