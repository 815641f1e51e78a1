package org.embargoledger.alert.delivery.digest;

import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.embargoledger.alert.delivery.Channels;
import org.embargoledger.alert.delivery.DeliveryConfig;
import org.embargoledger.alert.delivery.DeliveryMetrics;
import org.embargoledger.alert.delivery.DeliveryMetrics.Channel;
import org.embargoledger.alert.delivery.Pump;
import org.embargoledger.alert.delivery.digest.DigestContent.Content;
import org.embargoledger.alert.delivery.digest.DigestIssue.Status;
import org.jboss.logging.Logger;

/**
 * Sends digests that are due. Guarantee: each step that a digest's conditions hold for is in the
 * first digest that is sent after it. One that cannot be sent is tried again until the next is due,
 * which then tells of both periods. After a crash while it is sent, a digest may come twice, with
 * the same Message-ID.
 */
@ApplicationScoped
public class DigestJob {

  private static final Logger LOG = Logger.getLogger(DigestJob.class);
  private static final Duration LEASE_SPARE = Duration.ofSeconds(30);
  private static final int FAULT_MAX = 500;

  private final DigestStore store;
  private final DigestContent contents;
  private final DigestMail mail;
  private final ReactiveMailer mailer;
  private final DeliveryMetrics metrics;
  private final DeliveryConfig.Digests config;
  private final Clock clock = Clock.systemUTC();
  private final Pump pump;

  @Inject
  public DigestJob(
      DigestStore store,
      DigestContent contents,
      DigestMail mail,
      ReactiveMailer mailer,
      DeliveryMetrics metrics,
      DeliveryConfig config,
      Channels channels,
      Vertx vertx) {
    this.store = store;
    this.contents = contents;
    this.mail = mail;
    this.mailer = mailer;
    this.metrics = metrics;
    this.config = config.digests();
    this.pump = new Pump("digests: none is sent", vertx, this::next);
    channels.add("digests", pump);
  }

  void start(@Observes StartupEvent event, Vertx vertx) {
    vertx.setPeriodic(config.poll().toMillis(), tick -> pump.wake());
  }

  private Uni<Boolean> next() {
    Instant now = now();
    return store
        .claim(now, now.plus(config.sendTimeout()).plus(LEASE_SPARE))
        .chain(
            due ->
                due.map(digest -> issue(digest, now).replaceWith(true))
                    .orElseGet(() -> Uni.createFrom().item(false)));
  }

  private Uni<Void> issue(Digest digest, Instant now) {
    return contents
        .head()
        .chain(head -> contents.of(digest, head, now, config.shownMax()))
        .chain(content -> issue(digest, content, now));
  }

  private Uni<Void> issue(Digest digest, Content content, Instant now) {
    if (content.alerts() == 0) {
      metrics.attempted(Channel.MAIL, "empty");
      return ended(digest, content, Status.EMPTY, now);
    }
    return mail.write(digest, content)
        .chain(it -> mailer.send(it))
        .ifNoItem()
        .after(config.sendTimeout())
        .failWith(
            () ->
                new IllegalStateException(
                    "the mail server took more than " + config.sendTimeout().toSeconds() + " s"))
        .replaceWith((Throwable) null)
        .onFailure()
        .recoverWithItem(failure -> failure)
        .chain(
            failure -> {
              metrics.attempted(Channel.MAIL, failure == null ? "delivered" : "failed");
              return failure == null
                  ? ended(digest, content, Status.SENT, now())
                  : failed(digest, content, failure);
            });
  }

  /** However late it is, the next one is due in the future: a period has one digest. */
  private Uni<Void> ended(Digest digest, Content content, Status status, Instant now) {
    Instant next = digest.schedule().next(now);
    return store.record(
        digest, issue(digest, content, status, now, null), content.toPosition(), next, next);
  }

  private Uni<Void> failed(Digest digest, Content content, Throwable failure) {
    Instant now = now();
    String fault = shown(failure);
    LOG.warnf("digest %s could not be sent: %s", digest.id(), fault);
    return store
        .attempts(digest)
        .chain(
            earlier -> {
              Instant again = now.plus(delay(earlier));
              Instant next = digest.schedule().next(digest.dueAt());
              boolean isOver = !again.isBefore(next);
              if (isOver) {
                metrics.died(Channel.MAIL);
              }
              Instant due = isOver ? digest.schedule().next(now) : digest.dueAt();
              return store.record(
                  digest,
                  issue(digest, content, isOver ? Status.FAILED : Status.PENDING, now, fault),
                  digest.position(),
                  due,
                  isOver ? due : again);
            });
  }

  private Duration delay(int earlier) {
    List<Duration> delays = config.retryDelays();
    return delays.get(Math.min(earlier, delays.size() - 1));
  }

  private static DigestIssue issue(
      Digest digest, Content content, Status status, Instant at, String fault) {
    return new DigestIssue(
        digest.dueAt(),
        status,
        content.fromPosition(),
        content.toPosition(),
        content.alerts(),
        0,
        at,
        fault);
  }

  private static String shown(Throwable failure) {
    String text = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return text.length() <= FAULT_MAX ? text : text.substring(0, FAULT_MAX);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  void stop(@Observes ShutdownEvent event) {
    pump.stop();
  }
}
