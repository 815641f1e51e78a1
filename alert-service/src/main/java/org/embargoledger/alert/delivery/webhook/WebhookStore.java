package org.embargoledger.alert.delivery.webhook;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.embargoledger.alert.delivery.Conditions;
import org.embargoledger.alert.delivery.DeliveryPool;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;

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

  @Inject
  public WebhookStore(DeliveryPool pool) {
    this.pool = pool;
  }

  Uni<List<Webhook>> all() {
    return pool.get()
        .query("SELECT * FROM webhook ORDER BY created_at, id")
        .execute()
        .map(WebhookStore::webhooks);
  }

  private static List<Webhook> webhooks(RowSet<Row> rows) {
    List<Webhook> webhooks = new ArrayList<>();
    rows.forEach(row -> webhooks.add(Webhook.of(row)));
    return webhooks;
  }

  Uni<Webhook> get(UUID id) {
    return pool.get()
        .preparedQuery("SELECT * FROM webhook WHERE id = $1")
        .execute(Tuple.of(id))
        .map(rows -> one(rows, id));
  }

  private static Webhook one(RowSet<Row> rows, UUID id) {
    List<Webhook> webhooks = webhooks(rows);
    if (webhooks.isEmpty()) {
      throw unknown(id.toString());
    }
    return webhooks.get(0);
  }

  static ProblemException unknown(String id) {
    return new ProblemException(ProblemType.NOT_FOUND, "there is no webhook " + id);
  }

  Uni<Webhook> insert(WebhookBody body, byte[] sealed, UUID id, String actor, int countMax) {
    OffsetDateTime now = now();
    return pool.get()
        .withTransaction(
            connection ->
                connection
                    .preparedQuery(INSERT)
                    .execute(tuple(id, body, actor, now).addInteger(countMax))
                    .map(rows -> first(rows, countMax))
                    .call(() -> addSecret(connection, id, sealed, actor, now)));
  }

  private static Webhook first(RowSet<Row> rows, int countMax) {
    return webhooks(rows).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.ILLEGAL_TRANSITION,
                    "there are %d webhooks already, which is the limit".formatted(countMax)));
  }

  Uni<Webhook> update(UUID id, Optional<Integer> expectedVersion, WebhookBody body, String actor) {
    return pool.get()
        .withTransaction(
            connection ->
                locked(connection, id, expectedVersion)
                    .chain(
                        () ->
                            connection.preparedQuery(UPDATE).execute(tuple(id, body, actor, now())))
                    .map(rows -> one(rows, id)));
  }

  Uni<Void> delete(UUID id, Optional<Integer> expectedVersion) {
    return pool.get()
        .withTransaction(
            connection ->
                locked(connection, id, expectedVersion)
                    .chain(
                        () ->
                            connection
                                .preparedQuery("DELETE FROM webhook WHERE id = $1")
                                .execute(Tuple.of(id))))
        .replaceWithVoid();
  }

  /** The present secret signs on until the instant; one before it ends now. */
  Uni<Void> rotate(UUID id, byte[] sealed, String actor, Instant overlapEnds) {
    OffsetDateTime now = now();
    return pool.get()
        .withTransaction(
            connection ->
                locked(connection, id, Optional.empty())
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
                                .execute(Tuple.of(id, utc(overlapEnds))))
                    .chain(() -> addSecret(connection, id, sealed, actor, now)));
  }

  private static Uni<Webhook> locked(
      SqlConnection connection, UUID id, Optional<Integer> expectedVersion) {
    return connection
        .preparedQuery("SELECT * FROM webhook WHERE id = $1 FOR UPDATE")
        .execute(Tuple.of(id))
        .map(rows -> one(rows, id))
        .invoke(
            webhook ->
                expectedVersion
                    .filter(expected -> expected != webhook.version())
                    .ifPresent(
                        expected -> {
                          throw stale(expected, webhook.version());
                        }));
  }

  private static ProblemException stale(int expected, int present) {
    return new ProblemException(
            ProblemType.VERSION_CONFLICT,
            "the webhook is at version %d, not %d; read it again".formatted(present, expected))
        .with("expectedVersion", expected)
        .with("presentVersion", present);
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
        .execute(Tuple.of(id, now()))
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

  static OffsetDateTime now() {
    return utc(Instant.now());
  }

  static OffsetDateTime utc(Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
