package org.embargoledger.alert.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/** What is told of deliveries, and the names it is told under. */
@ApplicationScoped
public class DeliveryMetrics {

  /** Attempts by channel and outcome. */
  static final String ATTEMPTS = "embargo.delivery.attempts";

  /** Messages that were given up, by channel. */
  static final String DEAD = "embargo.delivery.dead";

  /** Age of the oldest message that an enabled webhook waits for; 0 if there is none. */
  static final String OLDEST = "embargo.delivery.webhook.oldest";

  /** Messages that wait for enabled webhooks. */
  static final String WAITING = "embargo.delivery.webhook.waiting";

  /** Steps that are in the feed and not in the topic. */
  static final String TOPIC_LAG = "embargo.delivery.topic.lag";

  private static final long PERIOD_MS = 5_000;

  private static final String LAG =
      """
      SELECT
        (SELECT f.position FROM alert_feed f WHERE f.name = 'steps')
          - (SELECT h.position FROM handed_on h WHERE h.channel = 'topic') AS topic_lag,
        coalesce(extract(epoch FROM now() - least(
          (SELECT min(d.made_at) FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook_id
           WHERE w.enabled AND d.status = 'PENDING' AND d.feed_position IS NOT NULL),
          (SELECT min(s.at) FROM webhook w JOIN alert_step s ON s.feed_position = w.position + 1
           WHERE w.enabled AND w.created_at <= s.at))), 0)::float8 AS oldest,
        (SELECT count(*) FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook_id
         WHERE w.enabled AND d.status = 'PENDING') AS waiting
      """;

  /** How steps leave the house. */
  public enum Channel {
    WEBHOOK,
    TOPIC,
    MAIL
  }

  private final MeterRegistry registry;
  private final DeliveryPool pool;
  private final AtomicBoolean measuring = new AtomicBoolean();
  private volatile double topicLag = Double.NaN;
  private volatile double oldestSeconds = Double.NaN;
  private volatile double waiting = Double.NaN;

  @Inject
  public DeliveryMetrics(MeterRegistry registry, DeliveryPool pool) {
    this.registry = registry;
    this.pool = pool;
    Gauge.builder(TOPIC_LAG, () -> topicLag).register(registry);
    Gauge.builder(OLDEST, () -> oldestSeconds).baseUnit("seconds").register(registry);
    Gauge.builder(WAITING, () -> waiting).register(registry);
  }

  void start(@Observes StartupEvent event, Vertx vertx) {
    vertx.setPeriodic(PERIOD_MS, tick -> measureUnlessMeasuring());
  }

  private void measureUnlessMeasuring() {
    if (measuring.compareAndSet(false, true)) {
      pool.get()
          .query(LAG)
          .execute()
          .map(rows -> rows.iterator().next())
          .onTermination()
          .invoke(() -> measuring.set(false))
          .subscribe()
          .with(this::measured, failure -> unknown());
    }
  }

  private void measured(Row row) {
    topicLag = row.getLong("topic_lag");
    oldestSeconds = Math.max(0, row.getDouble("oldest"));
    waiting = row.getLong("waiting");
  }

  private void unknown() {
    topicLag = Double.NaN;
    oldestSeconds = Double.NaN;
    waiting = Double.NaN;
  }

  public void attempted(Channel channel, String outcome) {
    registry
        .counter(ATTEMPTS, "channel", name(channel), "outcome", outcome.toLowerCase(Locale.ROOT))
        .increment();
  }

  public void died(Channel channel) {
    registry.counter(DEAD, "channel", name(channel)).increment();
  }

  private static String name(Channel channel) {
    return channel.name().toLowerCase(Locale.ROOT);
  }
}
