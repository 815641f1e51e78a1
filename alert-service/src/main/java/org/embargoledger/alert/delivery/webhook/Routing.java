package org.embargoledger.alert.delivery.webhook;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.embargoledger.alert.delivery.Channels;
import org.embargoledger.alert.delivery.Conditions;
import org.embargoledger.alert.delivery.DeliveryConfig;
import org.embargoledger.alert.delivery.DeliveryPool;
import org.embargoledger.alert.delivery.FeedTail;
import org.embargoledger.alert.delivery.Pump;
import org.embargoledger.alert.delivery.Times;

/**
 * Makes deliveries of the steps in the feed, for each webhook from where it stands. Guarantee: a
 * step for which a webhook's conditions hold gets exactly one delivery, and the webhook's position
 * moves past it in the same transaction. While a webhook is disabled, or too much waits for it, its
 * position stays, and the steps wait in the feed.
 */
@ApplicationScoped
public class Routing {

  private static final int STEPS = 500;

  /**
   * Alerts that are kept under a summary are not told one by one; the summary is. The places: how
   * many steps, how many deliveries may wait, now.
   */
  private static final String ROUTE =
      """
      WITH hook AS (
        SELECT w.* FROM webhook w, alert_feed f
        WHERE f.name = 'steps' AND w.enabled AND w.position < f.position
          AND (SELECT count(*) FROM (SELECT 1 FROM webhook_delivery d
               WHERE d.webhook_id = w.id AND d.status = 'PENDING' LIMIT $2) waiting) < $2
        ORDER BY w.position, w.id LIMIT 1 FOR NO KEY UPDATE OF w SKIP LOCKED),
      part AS (
        SELECT least(hook.position + $1, f.position) AS last
        FROM hook, alert_feed f WHERE f.name = 'steps'),
      made AS (
        INSERT INTO webhook_delivery (webhook_id, feed_position, message_id, status, made_at, due_at)
        SELECT hook.id, step.feed_position,
          'step_' || replace(step.alert_id::text, '-', '') || '_' || step.number,
          'PENDING', $3::timestamptz, $3::timestamptz
        FROM hook, part, told_step step
        WHERE step.feed_position > hook.position AND step.feed_position <= part.last
          AND step.group_id IS NULL AND
      """
          + Conditions.sql(
              "hook.severities", "hook.detectors", "hook.counterparties", "hook.actions")
          + """
        ORDER BY step.feed_position
        ON CONFLICT DO NOTHING RETURNING 1)
      UPDATE webhook SET position = part.last FROM hook, part WHERE webhook.id = hook.id
      RETURNING (SELECT count(*) FROM made) AS made
      """;

  private final DeliveryPool pool;
  private final DeliveryConfig.Webhooks config;
  private final Courier courier;
  private final FeedTail tail;
  private final Pump pump;

  @Inject
  public Routing(
      DeliveryPool pool,
      DeliveryConfig config,
      Courier courier,
      FeedTail tail,
      Channels channels,
      Vertx vertx) {
    this.pool = pool;
    this.config = config.webhooks();
    this.courier = courier;
    this.tail = tail;
    this.pump = new Pump("webhooks: deliveries are not made", vertx, this::route);
    channels.add("webhook deliveries", pump);
  }

  void start(@Observes StartupEvent event) {
    tail.add(pump::wake);
  }

  private Uni<Boolean> route() {
    return pool.get()
        .preparedQuery(ROUTE)
        .execute(Tuple.of(STEPS, config.waitingMax(), Times.now()))
        .map(this::routed);
  }

  private boolean routed(RowSet<Row> rows) {
    boolean any = false;
    for (Row row : rows) {
      any = true;
      if (row.getLong("made") > 0) {
        courier.wake();
      }
    }
    return any;
  }

  void stop(@Observes ShutdownEvent event) {
    pump.stop();
  }
}
