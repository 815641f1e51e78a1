package org.embargoledger.alert.delivery.webhook;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.embargoledger.alert.delivery.Conditions;
import org.embargoledger.alert.delivery.DeliveryPool;
import org.embargoledger.alert.delivery.Times;
import org.embargoledger.alert.delivery.VersionedTable;

/** Keeps webhooks and, sealed, what signs their messages. */
@ApplicationScoped
public class WebhookStore {

  private static final String INSERT =
      """
      INSERT INTO webhook (id, url, description, severities, detectors, counterparties, actions,
        enabled, position, version, created_by, created_at, changed_by, changed_at)
      SELECT $1::uuid, $2::text, $3::text, $4::text[], $5::text[], $6::text[], $7::text[],
        $8::boolean, coalesce($9, (SELECT position FROM alert_feed WHERE name = 'steps')), 1,
        $10::text, $11::timestamptz, $10, $11
      WHERE (SELECT count(*) FROM webhook) < $12
      RETURNING *
      """;

  /** Whoever writes a webhook anew has looked after it: it begins well. */
  private static final String UPDATE =
      """
      UPDATE webhook SET url = $2, description = $3, severities = $4, detectors = $5,
        counterparties = $6, actions = $7, enabled = $8, position = coalesce($9, position),
        version = version + 1, changed_by = $10, changed_at = $11,
        failures = 0, failing_since = NULL, paused_until = NULL, disabled_note = NULL
      WHERE id = $1 RETURNING *
      """;

  private static final String ADD_SECRET =
      """
      INSERT INTO webhook_secret (webhook_id, number, sealed, made_by, made_at)
      SELECT $1::uuid, coalesce(max(number), 0) + 1, $2::bytea, $3::text, $4::timestamptz
      FROM webhook_secret WHERE webhook_id = $1
      """;

  private final DeliveryPool pool;
  private final VersionedTable<Webhook> table;

  @Inject
  public WebhookStore(DeliveryPool pool) {
    this.pool = pool;
    this.table = new VersionedTable<>(pool, "webhook", Webhook::of, Webhook::version);
  }

  VersionedTable<Webhook> table() {
    return table;
  }

  Uni<Webhook> insert(WebhookBody body, byte[] sealed, UUID id, String actor, int countMax) {
    OffsetDateTime now = Times.now();
    return pool.get()
        .withTransaction(
            connection ->
                connection
                    .preparedQuery(INSERT)
                    .execute(tuple(id, body, actor, now).addInteger(countMax))
                    .map(rows -> table.inserted(rows, countMax))
                    .call(() -> addSecret(connection, id, sealed, actor, now)));
  }

  Uni<Webhook> update(UUID id, Optional<Integer> expectedVersion, WebhookBody body, String actor) {
    return pool.get()
        .withTransaction(
            connection ->
                table
                    .locked(connection, id, expectedVersion)
                    .chain(
                        () ->
                            connection
                                .preparedQuery(UPDATE)
                                .execute(tuple(id, body, actor, Times.now())))
                    .map(rows -> table.one(rows, id)));
  }

  /** The present secret signs on until the instant; one before it ends now. */
  Uni<Void> rotate(UUID id, byte[] sealed, String actor, Instant overlapEnds) {
    OffsetDateTime now = Times.now();
    return pool.get()
        .withTransaction(
            connection ->
                table
                    .locked(connection, id, Optional.empty())
                    .call(
                        () ->
                            connection
                                .preparedQuery(
                                    "DELETE FROM webhook_secret WHERE webhook_id = $1 AND ends_at IS NOT NULL")
                                .execute(Tuple.of(id)))
                    .call(
                        () ->
                            connection
                                .preparedQuery(
                                    "UPDATE webhook_secret SET ends_at = $2 WHERE webhook_id = $1")
                                .execute(Tuple.of(id, Times.utc(overlapEnds))))
                    .chain(() -> addSecret(connection, id, sealed, actor, now)));
  }

  private static Uni<Void> addSecret(
      SqlConnection connection, UUID id, byte[] sealed, String actor, OffsetDateTime now) {
    return connection
        .preparedQuery(ADD_SECRET)
        .execute(Tuple.of(id, Buffer.buffer(sealed), actor, now))
        .replaceWithVoid();
  }

  /** The sealed secrets that sign now, the newest first. */
  Uni<List<byte[]>> secrets(UUID id) {
    return pool.get()
        .preparedQuery(
            """
            SELECT sealed FROM webhook_secret
            WHERE webhook_id = $1 AND (ends_at IS NULL OR ends_at > $2) ORDER BY number DESC
            """)
        .execute(Tuple.of(id, Times.now()))
        .map(
            rows -> {
              List<byte[]> secrets = new ArrayList<>();
              rows.forEach(row -> secrets.add(row.getBuffer("sealed").getBytes()));
              return secrets;
            });
  }

  private static Tuple tuple(UUID id, WebhookBody body, String actor, OffsetDateTime now) {
    Conditions conditions = body.conditions();
    Tuple tuple = Tuple.of(id, body.url(), body.description());
    conditions.arrays().forEach(tuple::addValue);
    return tuple
        .addBoolean(body.enabled())
        .addLong(body.after().isPresent() ? body.after().getAsLong() : null)
        .addString(actor)
        .addOffsetDateTime(now);
  }
}
