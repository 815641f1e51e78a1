package org.embargoledger.alert.delivery.webhook;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.embargoledger.alert.delivery.Channels;
import org.embargoledger.alert.delivery.DeliveryConfig;
import org.embargoledger.alert.delivery.DeliveryMetrics;
import org.embargoledger.alert.delivery.DeliveryMetrics.Channel;
import org.embargoledger.alert.delivery.FeedTail;
import org.embargoledger.alert.delivery.Pump;
import org.jboss.logging.Logger;

/**
 * Takes deliveries that are due to their webhooks. Each webhook has a lane of its own with a few
 * messages in flight, so one that hangs delays nobody else; one that only fails is tried with one
 * message at a time.
 */
@ApplicationScoped
public class Courier {

  private static final Logger LOG = Logger.getLogger(Courier.class);

  /** More than any attempt takes: its lease must not end before it does. */
  private static final Duration LEASE_SPARE = Duration.ofSeconds(30);

  private final DeliveryStore store;
  private final WebhookKeys keys;
  private final Sender sender;
  private final FeedTail tail;
  private final DeliveryMetrics metrics;
  private final DeliveryConfig.Webhooks config;
  private final RetrySchedule schedule;
  private final Standing.Rules rules;
  private final Clock clock = Clock.systemUTC();
  private final Map<UUID, AtomicInteger> inFlight = new ConcurrentHashMap<>();
  private final Pump pump;

  @Inject
  public Courier(
      DeliveryStore store,
      WebhookKeys keys,
      Sender sender,
      FeedTail tail,
      DeliveryMetrics metrics,
      DeliveryConfig config,
      Channels channels,
      Vertx vertx) {
    this.store = store;
    this.keys = keys;
    this.sender = sender;
    this.tail = tail;
    this.metrics = metrics;
    this.config = config.webhooks();
    this.schedule = new RetrySchedule(this.config.retryDelays());
    this.rules =
        new Standing.Rules(
            this.config.pauseAfter(),
            this.config.pauseFirst(),
            this.config.pauseMax(),
            this.config.disableAfter());
    this.pump = new Pump("webhooks: nothing is sent", vertx, this::look);
    channels.add("webhooks", pump);
  }

  void start(@Observes StartupEvent event) {
    if (!keys.isEmpty()) {
      tail.add(pump::wake);
    }
  }

  /** There may be something due. */
  void wake() {
    if (!keys.isEmpty()) {
      pump.wake();
    }
  }

  private Uni<Boolean> look() {
    Instant now = clock.instant();
    return store
        .lanes(now)
        .chain(
            lanes ->
                Multi.createFrom()
                    .iterable(lanes)
                    .onItem()
                    .transformToUniAndConcatenate(lane -> take(lane, now))
                    .collect()
                    .last())
        .replaceWith(false);
  }

  private Uni<Void> take(DeliveryStore.Lane lane, Instant now) {
    AtomicInteger flying = inFlight.computeIfAbsent(lane.webhookId(), id -> new AtomicInteger());
    int max = lane.standing().isPaused(rules) ? 1 : config.inFlightMax();
    int room = max - flying.get();
    if (room <= 0) {
      return Uni.createFrom().voidItem();
    }
    return store
        .claim(lane.webhookId(), room, now, config.attemptTimeout().plus(LEASE_SPARE))
        .invoke(
            claimed ->
                claimed.forEach(
                    delivery -> {
                      flying.incrementAndGet();
                      attempt(lane, delivery, flying);
                    }))
        .replaceWithVoid();
  }

  /** Is not waited for. What cannot be recorded is attempted again when its lease has ended. */
  private void attempt(
      DeliveryStore.Lane lane, DeliveryStore.Claimed delivery, AtomicInteger flying) {
    keys.open(lane.webhookId())
        .map(secrets -> new Message(lane.url(), delivery.messageId(), delivery.body(), secrets))
        .chain(sender::send)
        .chain(attempt -> ended(delivery, attempt))
        .onTermination()
        .invoke(
            () -> {
              flying.decrementAndGet();
              wake();
            })
        .subscribe()
        .with(
            recorded -> {},
            failure ->
                LOG.warnf(
                    "delivery %d of webhook %s: %s; it is tried again",
                    delivery.id(), delivery.webhookId(), failure.getMessage()));
  }

  private Uni<Void> ended(DeliveryStore.Claimed delivery, Attempt attempt) {
    DeliveryStore.Next next = next(delivery, attempt);
    metrics.attempted(Channel.WEBHOOK, attempt.outcome().name());
    if (next.status() == DeliveryStatus.DEAD) {
      metrics.died(Channel.WEBHOOK);
      LOG.warnf(
          "webhook %s: message %s was given up after %d attempts: %s",
          delivery.webhookId(), delivery.messageId(), delivery.tries() + 1, attempt.fault());
    }
    return store
        .record(delivery, attempt, next, judge(attempt))
        .invoke(
            reason -> {
              if (reason != null) {
                LOG.warnf("webhook %s is disabled: %s", delivery.webhookId(), reason);
              }
            })
        .replaceWithVoid();
  }

  private DeliveryStore.Next next(DeliveryStore.Claimed delivery, Attempt attempt) {
    Instant end = attempt.at().plus(attempt.took());
    if (attempt.outcome().isSuccess()) {
      return new DeliveryStore.Next(DeliveryStatus.DELIVERED, null, end);
    }
    Optional<Duration> wait =
        attempt.outcome() == Outcome.GONE
            ? Optional.empty()
            : schedule.wait(
                delivery.tries() + 1, attempt.retryAfter(), ThreadLocalRandom.current());
    return wait.map(it -> new DeliveryStore.Next(DeliveryStatus.PENDING, end.plus(it), null))
        .orElseGet(() -> new DeliveryStore.Next(DeliveryStatus.DEAD, null, end));
  }

  private DeliveryStore.Judge judge(Attempt attempt) {
    return new DeliveryStore.Judge() {
      @Override
      public Standing next(Standing before) {
        return before.after(attempt, rules, ThreadLocalRandom.current());
      }

      @Override
      public String giveUp(Standing next) {
        return next.giveUp(attempt, rules).orElse(null);
      }
    };
  }

  void stop(@Observes ShutdownEvent event) {
    pump.stop();
  }
}
