package org.embargoledger.alert.delivery.webhook;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.embargoledger.alert.delivery.DeliveryPool;
import org.embargoledger.alert.delivery.Times;
import org.embargoledger.alert.delivery.ToldStep;

/** Hands out deliveries that are due, and records what became of them. */
@ApplicationScoped
public class DeliveryStore {

  private static final String LANES =
      """
      SELECT w.id, w.url, w.failures, w.failing_since, w.paused_until
      FROM webhook w
      WHERE w.enabled AND (w.paused_until IS NULL OR w.paused_until <= $1)
        AND EXISTS (SELECT 1 FROM webhook_delivery d
          WHERE d.webhook_id = w.id AND d.status = 'PENDING' AND d.due_at <= $1
            AND (d.leased_until IS NULL OR d.leased_until <= $1))
      """;

  /**
   * Whoever takes a delivery has it until the lease ends; after a crash it is taken again then. So
   * a message can come twice, and none is lost.
   */
  private static final String CLAIM =
      """
      WITH due AS (
        SELECT d.id FROM webhook_delivery d
        WHERE d.webhook_id = $1 AND d.status = 'PENDING' AND d.due_at <= $3
          AND (d.leased_until IS NULL OR d.leased_until <= $3)
        ORDER BY d.due_at, d.id LIMIT $2 FOR UPDATE SKIP LOCKED),
      claimed AS (
        UPDATE webhook_delivery d SET leased_until = $4 FROM due WHERE d.id = due.id
        RETURNING d.id, d.message_id, d.tries, d.feed_position AS wanted_position)
      SELECT claimed.id AS delivery_id, claimed.message_id, claimed.tries,
      """
          + ToldStep.COLUMNS
          + """
      FROM claimed JOIN told_step step ON step.feed_position = claimed.wanted_position
      ORDER BY claimed.id
      """;

  private static final String ADD_TEST =
      """
      INSERT INTO webhook_delivery
        (webhook_id, message_id, status, made_at, due_at, leased_until)
      VALUES ($1, $2, 'PENDING', $3, $3, 'infinity') RETURNING id
      """;

  private static final String ADD_ATTEMPT =
      """
      WITH counted AS (
        UPDATE webhook_delivery SET attempts = attempts + 1, tries = tries + 1, status = $2,
          due_at = coalesce($3, due_at), leased_until = NULL, ended_at = $4
        WHERE id = $1 RETURNING id, attempts)
      INSERT INTO webhook_attempt
        (delivery_id, number, at, millis, outcome, status, answer, fault)
      SELECT id, attempts, $5::timestamptz, $6::integer, $7::text, $8::integer, $9::text, $10::text
      FROM counted
      """;

  private static final String STANDING =
      """
      UPDATE webhook SET failures = $2, failing_since = $3, paused_until = $4 WHERE id = $1
      """;

  private static final String DISABLE =
      """
      UPDATE webhook SET enabled = false, disabled_note = $2, version = version + 1,
        changed_by = 'delivery', changed_at = $3
      WHERE id = $1 AND enabled
      """;

  private final DeliveryPool pool;

  @Inject
  public DeliveryStore(DeliveryPool pool) {
    this.pool = pool;
  }

  /** A webhook with messages that are due. */
  record Lane(UUID webhookId, String url, Standing standing) {}

  /**
   * A delivery that was taken, and its message.
   *
   * @param tries since it was made or replayed
   */
  record Claimed(long id, UUID webhookId, String messageId, int tries, byte[] body) {}

  /** What becomes of a delivery after an attempt. */
  record Next(DeliveryStatus status, Instant dueAt, Instant endedAt) {}

  Uni<List<Lane>> lanes(Instant now) {
    return pool.get()
        .preparedQuery(LANES)
        .execute(Tuple.of(Times.utc(now)))
        .map(
            rows -> {
              List<Lane> lanes = new ArrayList<>();
              rows.forEach(
                  row ->
                      lanes.add(
                          new Lane(
                              row.getUUID("id"), row.getString("url"), Webhook.standing(row))));
              return lanes;
            });
  }

  Uni<List<Claimed>> claim(UUID webhookId, int count, Instant now, Duration lease) {
    return pool.get()
        .preparedQuery(CLAIM)
        .execute(Tuple.of(webhookId, count, Times.utc(now), Times.utc(now.plus(lease))))
        .map(
            rows -> {
              List<Claimed> claimed = new ArrayList<>();
              rows.forEach(row -> claimed.add(claimed(webhookId, row)));
              return claimed;
            });
  }

  private static Claimed claimed(UUID webhookId, Row row) {
    return new Claimed(
        row.getLong("delivery_id"),
        webhookId,
        row.getString("message_id"),
        row.getInteger("tries"),
        ToldStep.of(row).bytes());
  }

  /** A delivery that nobody but the caller attempts. */
  Uni<Long> addTest(UUID webhookId, String messageId, Instant now) {
    return pool.get()
        .preparedQuery(ADD_TEST)
        .execute(Tuple.of(webhookId, messageId, Times.utc(now)))
        .map(rows -> rows.iterator().next().getLong("id"));
  }

  /** Of a test; says nothing of how the webhook goes. */
  Uni<Void> recordTest(long deliveryId, Attempt attempt) {
    DeliveryStatus status =
        attempt.outcome().isSuccess() ? DeliveryStatus.DELIVERED : DeliveryStatus.DEAD;
    Next next = new Next(status, null, attempt.at().plus(attempt.took()));
    return pool.get().withTransaction(connection -> add(connection, deliveryId, attempt, next));
  }

  /**
   * Records an attempt and how the webhook goes after it.
   *
   * @return why the webhook was disabled; null if it was not
   */
  Uni<String> record(Claimed delivery, Attempt attempt, Next next, Judge judge) {
    return pool.get()
        .withTransaction(
            connection ->
                lock(connection, delivery.webhookId())
                    .chain(
                        rows ->
                            rows.size() == 0
                                ? Uni.createFrom().nullItem()
                                : add(connection, delivery.id(), attempt, next)
                                    .chain(
                                        () ->
                                            judge(
                                                connection,
                                                delivery,
                                                rows.iterator().next(),
                                                judge))));
  }

  /** Says how a webhook goes after an attempt, and whether that is the end. */
  interface Judge {
    Standing next(Standing before);

    /** Why the webhook is to be disabled; null if it is not. */
    String giveUp(Standing next);
  }

  private static Uni<RowSet<Row>> lock(SqlConnection connection, UUID webhookId) {
    return connection
        .preparedQuery(
            """
            SELECT failures, failing_since, paused_until FROM webhook WHERE id = $1
            FOR NO KEY UPDATE
            """)
        .execute(Tuple.of(webhookId));
  }

  private static Uni<String> judge(
      SqlConnection connection, Claimed delivery, Row row, Judge judge) {
    Standing before = Webhook.standing(row);
    Standing next = judge.next(before);
    String reason = judge.giveUp(next);
    Uni<Void> standing =
        next.equals(before)
            ? Uni.createFrom().voidItem()
            : connection
                .preparedQuery(STANDING)
                .execute(
                    Tuple.of(
                        delivery.webhookId(),
                        next.failures(),
                        Times.utc(next.failingSince()),
                        Times.utc(next.pausedUntil())))
                .replaceWithVoid();
    return reason == null
        ? standing.replaceWith((String) null)
        : standing
            .chain(
                () ->
                    connection
                        .preparedQuery(DISABLE)
                        .execute(Tuple.of(delivery.webhookId(), reason, Times.now())))
            .map(rows -> rows.rowCount() == 0 ? null : reason);
  }

  private static Uni<Void> add(
      SqlConnection connection, long deliveryId, Attempt attempt, Next next) {
    Tuple tuple =
        Tuple.of(
            deliveryId,
            next.status().name(),
            Times.utc(next.dueAt()),
            Times.utc(next.endedAt()),
            Times.utc(attempt.at()),
            (int) attempt.took().toMillis());
    tuple
        .addString(attempt.outcome().name())
        .addInteger(attempt.status())
        .addString(attempt.answer())
        .addString(attempt.fault());
    return connection.preparedQuery(ADD_ATTEMPT).execute(tuple).replaceWithVoid();
  }
}
