package org.embargoledger.alert.delivery.webhook;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.embargoledger.alert.delivery.DeliveryConfig;
import org.embargoledger.alert.delivery.DeliveryPool;
import org.embargoledger.alert.delivery.Times;
import org.jboss.logging.Logger;

/**
 * Clears old entries from the log of deliveries, a part at a time. Steps themselves stay in the
 * feed for ever.
 */
@ApplicationScoped
public class WebhookHousekeeping {

  private static final Logger LOG = Logger.getLogger(WebhookHousekeeping.class);
  private static final long PERIOD_MS = Duration.ofHours(1).toMillis();
  private static final int PART = 5_000;

  /** A test that the process did not survive never ends; it is cleared like one that did. */
  private static final String CLEAR =
      """
      DELETE FROM webhook_delivery WHERE id IN (
        SELECT id FROM webhook_delivery
        WHERE (status = 'DELIVERED' AND ended_at < $1) OR (status = 'DEAD' AND ended_at < $2)
          OR (feed_position IS NULL AND made_at < $1)
        LIMIT $3)
      """;

  private final DeliveryPool pool;
  private final DeliveryConfig.Webhooks config;

  @Inject
  public WebhookHousekeeping(DeliveryPool pool, DeliveryConfig config) {
    this.pool = pool;
    this.config = config.webhooks();
  }

  void start(@Observes StartupEvent event, Vertx vertx) {
    vertx.setPeriodic(
        PERIOD_MS,
        hour ->
            clear(Instant.now())
                .subscribe()
                .with(
                    cleared -> {},
                    failure ->
                        LOG.warnf("old deliveries are not cleared: %s", failure.getMessage())));
  }

  Uni<Integer> clear(Instant now) {
    return pool.get()
        .preparedQuery(CLEAR)
        .execute(
            Tuple.of(
                Times.utc(now.minus(config.keepDelivered())),
                Times.utc(now.minus(config.keepDead())),
                PART))
        .chain(
            rows ->
                rows.rowCount() < PART
                    ? Uni.createFrom().item(rows.rowCount())
                    : clear(now).map(more -> more + rows.rowCount()));
  }
}
