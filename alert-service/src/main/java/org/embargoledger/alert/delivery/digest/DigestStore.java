package org.embargoledger.alert.delivery.digest;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.embargoledger.alert.delivery.DeliveryPool;
import org.embargoledger.alert.delivery.Times;
import org.embargoledger.alert.delivery.VersionedTable;

/** Keeps digests, and what became of those that were due. */
@ApplicationScoped
public class DigestStore {

  /** A new digest tells of what comes from now on. */
  private static final String INSERT =
      """
      INSERT INTO digest (id, address, severities, detectors, counterparties, actions, hour, weekday,
        enabled, position, due_at, try_at, version, created_by, created_at, changed_by, changed_at)
      SELECT $1::uuid, $2::text, $3::text[], $4::text[], $5::text[], $6::text[], $7::integer,
        $8::integer, $9::boolean, (SELECT position FROM alert_feed WHERE name = 'steps'),
        $10::timestamptz, $10, 1, $11::text, $12::timestamptz, $11, $12
      WHERE (SELECT count(*) FROM digest) < $13
      RETURNING *
      """;

  private static final String UPDATE =
      """
      UPDATE digest SET address = $2, severities = $3, detectors = $4, counterparties = $5,
        actions = $6, hour = $7, weekday = $8, enabled = $9, due_at = $10, try_at = $10,
        version = version + 1, changed_by = $11, changed_at = $12
      WHERE id = $1 RETURNING *
      """;

  /** Whoever takes a digest has it until the lease ends; after a crash it is taken again then. */
  private static final String CLAIM =
      """
      UPDATE digest SET try_at = $2 WHERE id = (
        SELECT id FROM digest WHERE enabled AND try_at <= $1
        ORDER BY try_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING *
      """;

  private static final String ADD_ISSUE =
      """
      INSERT INTO digest_issue AS issue
        (digest_id, due_at, status, from_position, to_position, alerts, attempts, at, fault)
      VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $8)
      ON CONFLICT (digest_id, due_at) DO UPDATE SET status = $3, from_position = $4,
        to_position = $5, alerts = $6, attempts = issue.attempts + 1, at = $7, fault = $8
      RETURNING attempts
      """;

  /** Only if it is still the one that was taken: a change meanwhile has set another time. */
  private static final String MOVE_ON =
      """
      UPDATE digest SET position = greatest(position, $3), due_at = $4, try_at = $5
      WHERE id = $1 AND due_at = $2
      """;

  private final DeliveryPool pool;
  private final VersionedTable<Digest> table;

  @Inject
  public DigestStore(DeliveryPool pool) {
    this.pool = pool;
    this.table = new VersionedTable<>(pool, "digest", Digest::of, Digest::version);
  }

  VersionedTable<Digest> table() {
    return table;
  }

  Uni<Digest> insert(DigestBody body, String actor, Instant now, int countMax) {
    return pool.get()
        .preparedQuery(INSERT)
        .execute(tuple(UUID.randomUUID(), body, actor, now).addInteger(countMax))
        .map(rows -> table.inserted(rows, countMax));
  }

  Uni<Digest> update(
      UUID id, Optional<Integer> expectedVersion, DigestBody body, String actor, Instant now) {
    return pool.get()
        .withTransaction(
            connection ->
                table
                    .locked(connection, id, expectedVersion)
                    .chain(
                        () -> connection.preparedQuery(UPDATE).execute(tuple(id, body, actor, now)))
                    .map(rows -> table.one(rows, id)));
  }

  /** A digest that is due, for the caller alone until the instant; empty if there is none. */
  Uni<Optional<Digest>> claim(Instant now, Instant leaseEnds) {
    return pool.get()
        .preparedQuery(CLAIM)
        .execute(Tuple.of(Times.utc(now), Times.utc(leaseEnds)))
        .map(table::first);
  }

  /**
   * Records what became of a digest, and when it is due or tried next.
   *
   * @param told up to where steps have been told; the present position if none were
   */
  Uni<Void> record(Digest digest, DigestIssue issue, long told, Instant due, Instant tryAt) {
    return pool.get()
        .withTransaction(
            connection ->
                connection
                    .preparedQuery(MOVE_ON)
                    .execute(
                        Tuple.of(
                            digest.id(),
                            Times.utc(digest.dueAt()),
                            told,
                            Times.utc(due),
                            Times.utc(tryAt)))
                    .chain(
                        rows ->
                            rows.rowCount() == 0
                                ? Uni.createFrom().voidItem()
                                : addIssue(connection, digest, issue)));
  }

  private static Uni<Void> addIssue(SqlConnection connection, Digest digest, DigestIssue issue) {
    Tuple tuple =
        Tuple.of(
            digest.id(),
            Times.utc(digest.dueAt()),
            issue.status().name(),
            issue.fromPosition(),
            issue.toPosition(),
            issue.alerts());
    tuple.addOffsetDateTime(Times.utc(issue.at())).addString(issue.fault());
    return connection.preparedQuery(ADD_ISSUE).execute(tuple).replaceWithVoid();
  }

  /** The latest issues, newest first. */
  Uni<List<DigestIssue>> issues(UUID id, int limit) {
    return pool.get()
        .preparedQuery(
            "SELECT * FROM digest_issue WHERE digest_id = $1 ORDER BY due_at DESC LIMIT $2")
        .execute(Tuple.of(id, limit))
        .map(
            rows -> {
              List<DigestIssue> issues = new ArrayList<>();
              rows.forEach(row -> issues.add(DigestIssue.of(row)));
              return issues;
            });
  }

  /** How often this digest was tried already. */
  Uni<Integer> attempts(Digest digest) {
    return pool.get()
        .preparedQuery("SELECT attempts FROM digest_issue WHERE digest_id = $1 AND due_at = $2")
        .execute(Tuple.of(digest.id(), Times.utc(digest.dueAt())))
        .map(rows -> rows.size() == 0 ? 0 : rows.iterator().next().getInteger("attempts"));
  }

  private static Tuple tuple(UUID id, DigestBody body, String actor, Instant now) {
    Tuple tuple = Tuple.of(id, body.address());
    body.conditions().arrays().forEach(tuple::addValue);
    return tuple
        .addInteger(body.schedule().hour())
        .addInteger(body.schedule().weekday().map(DayOfWeek::getValue).orElse(null))
        .addBoolean(body.enabled())
        .addOffsetDateTime(Times.utc(body.schedule().next(now)))
        .addString(actor)
        .addOffsetDateTime(Times.utc(now));
  }
}
