package org.embargoledger.alert.follow;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.embargoledger.alert.Detectors;
import org.embargoledger.alert.days.DayBegun;
import org.embargoledger.alert.follow.FindingsWriter.StaleDaysException;
import org.embargoledger.alert.follow.snapshot.Point;
import org.embargoledger.alert.triage.Alert;
import org.embargoledger.alert.triage.Place;
import org.jboss.logging.Logger;

/**
 * Folds the log's topic from the newest snapshot on, or from its beginning, and has written down
 * what the detectors find; only what lies beyond the stored progress is news. Nothing depends on
 * Kafka's consumer offsets.
 *
 * <p>Batches and days take turns: each is folded and stored before the next is begun.
 */
@ApplicationScoped
public class EventFollower {

  private static final Logger LOG = Logger.getLogger(EventFollower.class);
  private static final Duration RETRY_FIRST = Duration.ofMillis(200);
  private static final Duration RETRY_MAX = Duration.ofSeconds(10);

  private final Fold fold = new Fold(Detectors.standard());
  private final Turn turn = new Turn();
  private final FindingsWriter writer;
  private final AlertMetrics metrics;
  private final Snapshots snapshots;
  private final LogConsumer consumer;
  private final Vertx vertx;

  private boolean isReady;
  private volatile String writeFailure;

  @Inject
  public EventFollower(
      FindingsWriter writer,
      AlertMetrics metrics,
      Snapshots snapshots,
      LogConsumer consumer,
      Vertx vertx) {
    this.writer = writer;
    this.metrics = metrics;
    this.snapshots = snapshots;
    this.consumer = consumer;
    this.vertx = vertx;
    metrics.follow(fold::position);
  }

  /** Completes once the batch's findings are stored; the next batch is not taken before. */
  @Incoming(LogConsumer.CHANNEL)
  public Uni<Void> follow(ConsumerRecords<String, byte[]> batch) {
    return turn.take(() -> ready().chain(() -> fold(batch)));
  }

  /**
   * Lets a day begin in a quiet log, unless an event has come meanwhile, or another replica has
   * gone farther. Fails if its findings cannot be stored; it has not begun then.
   *
   * @param seen the position behind which nothing had come
   * @return whether it has begun
   */
  Uni<Boolean> dayBegins(LocalDate day, long seen) {
    return turn.take(
        () -> {
          Place place = fold.place();
          return place.position() == seen
                  && place.day() != null
                  && day.isAfter(place.day())
                  && fold.haltReason().isEmpty()
              ? vertx.executeBlocking(() -> fold.dayBegins(day)).chain(it -> storeDay(it, day))
              : Uni.createFrom().item(false);
        });
  }

  private Uni<Boolean> storeDay(Fold.Folded folded, LocalDate day) {
    return writer
        .writeDay(folded)
        .invoke(
            alerts -> {
              fold.remember(day);
              stored(alerts, folded);
              LOG.infof("a day began: day=%s position=%d", day, folded.position());
            })
        .replaceWith(true)
        .onFailure()
        .invoke(() -> fold.goBack(folded.start(), fold.days()))
        .onFailure(FindingsWriter.LeftBehindException.class)
        .recoverWithItem(false);
  }

  private Uni<Void> ready() {
    return isReady
        ? Uni.createFrom().voidItem()
        : persistently(DayBegun::all, failure -> true)
            .invoke(days -> fold.goBack(Point.before(Detectors.standard()), days))
            .chain(snapshots::newest)
            .chain(point -> point.map(this::resume).orElseGet(() -> Uni.createFrom().voidItem()))
            .invoke(() -> isReady = true);
  }

  private Uni<Void> resume(Point point) {
    fold.resume(point, fold.days());
    // Without it the log comes from its beginning, and what is known of it is skipped.
    return consumer
        .seek(point.offset())
        .onFailure()
        .invoke(failure -> LOG.warnf("reading from the beginning: %s", failure.getMessage()))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> fold(ConsumerRecords<String, byte[]> batch) {
    return fold.haltReason().isPresent()
        ? Uni.createFrom().voidItem()
        : vertx
            .executeBlocking(() -> fold.fold(batch))
            .invoke(() -> fold.haltReason().ifPresent(this::logHalt))
            .chain(folded -> store(folded, batch));
  }

  private Uni<Void> store(Fold.Folded folded, ConsumerRecords<String, byte[]> batch) {
    return persistently(
            () -> writer.write(folded, fold.days()),
            failure -> !(failure instanceof StaleDaysException))
        .invoke(alerts -> stored(alerts, folded))
        .replaceWithVoid()
        .onFailure(StaleDaysException.class)
        .recoverWithUni(() -> foldAgain(folded, batch));
  }

  private Uni<Void> foldAgain(Fold.Folded folded, ConsumerRecords<String, byte[]> batch) {
    return persistently(DayBegun::all, failure -> true)
        .invoke(days -> fold.goBack(folded.start(), days))
        .chain(() -> fold(batch));
  }

  private <T> Uni<T> persistently(Supplier<Uni<T>> work, Predicate<Throwable> again) {
    return Uni.createFrom()
        .deferred(work::get)
        .onFailure(again)
        .invoke(this::failed)
        .onFailure(again)
        .retry()
        .withBackOff(RETRY_FIRST, RETRY_MAX)
        .indefinitely();
  }

  private void stored(List<Alert> alerts, Fold.Folded folded) {
    writeFailure = null;
    metrics.stored(folded.position(), alerts);
    alerts.forEach(
        alert -> LOG.infof("alert raised: key=%s position=%d", alert.key, alert.position));
    snapshots.offer(folded.end());
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

  /** Behind the last event and day that the detectors have seen. */
  Place place() {
    return fold.place();
  }

  /** Why alerts do not follow the log at present; empty while they do. */
  public Optional<String> trouble() {
    return fold.haltReason().or(() -> Optional.ofNullable(writeFailure));
  }
}
