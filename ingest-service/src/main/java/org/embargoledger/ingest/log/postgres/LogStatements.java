package org.embargoledger.ingest.log.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.embargoledger.ingest.log.AppendOutcome.Appended;
import org.embargoledger.ingest.log.KeyUse;
import org.embargoledger.ingest.log.LogHead;
import org.embargoledger.ingest.log.PartnerKey;
import org.embargoledger.ingest.log.PendingEvent;
import org.embargoledger.ingest.log.StreamState;
import org.embargoledger.ingest.log.Submission;
import org.embargoledger.ingest.log.TreeGrowth.TileHash;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.EventHeader;
import org.embargoledger.model.event.FactCorrected;
import org.embargoledger.model.event.FactRecorded;
import org.embargoledger.model.event.FactRetracted;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.FactType;
import org.embargoledger.model.fact.Relation;

/** The SQL of an append. */
final class LogStatements {

  private static final String LOCK_HEAD =
      "SELECT next_position, last_recorded_at, frontier FROM log_head FOR UPDATE";

  private static final String KEYS =
      """
      SELECT partner, idempotency_key, request_hash, fact_id, version, position, recorded_at
      FROM event
      JOIN unnest($1::text[], $2::text[]) AS asked(partner, idempotency_key)
        USING (partner, idempotency_key)
      """;

  private static final String STREAMS =
      """
      SELECT DISTINCT ON (fact_id) fact_id, version, partner, fact_type, target,
        kind = 'RETRACTED' AS retracted
      FROM event WHERE fact_id = ANY($1) ORDER BY fact_id, version DESC
      """;

  private static final String INSERT =
      """
      INSERT INTO event (position, fact_id, version, kind, fact_type, target, partner, recorded_at,
        idempotency_key, request_hash, leaf_hash, body)
      SELECT * FROM unnest($1::bigint[], $2::uuid[], $3::integer[], $4::text[], $5::text[],
        $6::text[], $7::text[], $8::timestamptz[], $9::text[], $10::bytea[], $11::bytea[],
        $12::bytea[])
      """;

  private static final String INSERT_TILE_HASHES =
      """
      INSERT INTO tile_hash (level, index, hash)
      SELECT * FROM unnest($1::integer[], $2::bigint[], $3::bytea[])
      """;

  private static final String MOVE_HEAD =
      """
      WITH moved AS (
        UPDATE log_head SET next_position = $1, last_recorded_at = $2, frontier = $3)
      SELECT pg_notify('embargo_log', $1::text)
      """;

  private LogStatements() {}

  static Uni<Void> begin(SqlConnection connection) {
    return connection.query("BEGIN").execute().replaceWithVoid();
  }

  static Uni<Void> commit(SqlConnection connection) {
    return connection.query("COMMIT").execute().replaceWithVoid();
  }

  static Uni<Void> rollBack(SqlConnection connection) {
    return connection.query("ROLLBACK").execute().replaceWithVoid();
  }

  static Uni<LogHead> lockHead(SqlConnection connection) {
    return connection
        .preparedQuery(LOCK_HEAD)
        .execute()
        .map(rows -> rows.iterator().next())
        .map(
            row ->
                new LogHead(
                    row.getLong("next_position"),
                    row.getOffsetDateTime("last_recorded_at").toInstant(),
                    row.getBuffer("frontier").getBytes()));
  }

  static Uni<Map<PartnerKey, KeyUse>> keys(SqlConnection connection, List<Submission> batch) {
    List<Submission> keyed = batch.stream().filter(s -> s.idempotencyKey().isPresent()).toList();
    if (keyed.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    String[] partners = keyed.stream().map(Submission::partner).toArray(String[]::new);
    String[] keys = keyed.stream().map(s -> s.idempotencyKey().get()).toArray(String[]::new);
    return connection
        .preparedQuery(KEYS)
        .execute(Tuple.of(partners, keys))
        .map(
            rows -> {
              Map<PartnerKey, KeyUse> uses = new HashMap<>();
              rows.forEach(
                  row ->
                      uses.put(
                          new PartnerKey(
                              row.getString("partner"), row.getString("idempotency_key")),
                          keyUse(row)));
              return uses;
            });
  }

  private static KeyUse keyUse(Row row) {
    return new KeyUse(
        row.getBuffer("request_hash").getBytes(),
        new Appended(
            row.getUUID("fact_id"),
            row.getInteger("version"),
            row.getLong("position"),
            row.getOffsetDateTime("recorded_at").toInstant(),
            true));
  }

  static Uni<Map<UUID, StreamState>> streams(SqlConnection connection, List<Submission> batch) {
    UUID[] asked = batch.stream().flatMap(LogStatements::dependsOn).distinct().toArray(UUID[]::new);
    if (asked.length == 0) {
      return Uni.createFrom().item(Map.of());
    }
    return connection
        .preparedQuery(STREAMS)
        .execute(Tuple.of(asked))
        .map(
            rows -> {
              Map<UUID, StreamState> streams = new HashMap<>();
              rows.forEach(row -> streams.put(row.getUUID("fact_id"), stream(row)));
              return streams;
            });
  }

  private static StreamState stream(Row row) {
    return new StreamState(
        row.getInteger("version"),
        row.getString("partner"),
        FactType.ofWireName(row.getString("fact_type")).orElseThrow(),
        row.getString("target"),
        row.getBoolean("retracted"));
  }

  private static Stream<UUID> dependsOn(Submission submission) {
    return submission.match(
        new Submission.Cases<>() {
          @Override
          public Stream<UUID> recording(Submission.Recording recording) {
            return related(recording.fact());
          }

          @Override
          public Stream<UUID> correction(Submission.Correction correction) {
            return Stream.concat(Stream.of(correction.factId()), related(correction.fact()));
          }

          @Override
          public Stream<UUID> retraction(Submission.Retraction retraction) {
            return Stream.of(retraction.factId());
          }
        });
  }

  private static Stream<UUID> related(Fact fact) {
    return fact.relations().stream().map(Relation::factId);
  }

  static Uni<Void> insert(SqlConnection connection, List<PendingEvent> events) {
    Tuple columns =
        Tuple.tuple()
            .addArrayOfLong(headers(events, EventHeader::position, Long[]::new))
            .addArrayOfUUID(headers(events, EventHeader::factId, UUID[]::new))
            .addArrayOfInteger(headers(events, EventHeader::version, Integer[]::new))
            .addArrayOfString(column(events, e -> kind(e.event()), String[]::new))
            .addArrayOfString(headers(events, h -> h.factType().wireName(), String[]::new))
            .addArrayOfString(headers(events, EventHeader::target, String[]::new))
            .addArrayOfString(headers(events, EventHeader::partner, String[]::new))
            .addArrayOfOffsetDateTime(
                headers(
                    events, h -> h.recordedAt().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new))
            .addArrayOfString(column(events, e -> e.idempotencyKey().orElse(null), String[]::new))
            .addValue(column(events, e -> Buffer.buffer(e.requestHash()), Buffer[]::new))
            .addValue(column(events, e -> Buffer.buffer(e.leafHash()), Buffer[]::new))
            .addValue(column(events, e -> Buffer.buffer(e.body()), Buffer[]::new));
    return connection.preparedQuery(INSERT).execute(columns).replaceWithVoid();
  }

  static Uni<Void> insertTileHashes(SqlConnection connection, List<TileHash> hashes) {
    if (hashes.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Tuple columns =
        Tuple.tuple()
            .addArrayOfInteger(column(hashes, TileHash::level, Integer[]::new))
            .addArrayOfLong(column(hashes, TileHash::index, Long[]::new))
            .addValue(column(hashes, h -> Buffer.buffer(h.hash()), Buffer[]::new));
    return connection.preparedQuery(INSERT_TILE_HASHES).execute(columns).replaceWithVoid();
  }

  static Uni<Void> moveHead(SqlConnection connection, LogHead head) {
    return connection
        .preparedQuery(MOVE_HEAD)
        .execute(
            Tuple.of(
                head.nextPosition(),
                head.lastRecordedAt().atOffset(ZoneOffset.UTC),
                Buffer.buffer(head.frontier())))
        .replaceWithVoid();
  }

  private static String kind(Event event) {
    return event.match(
        new Event.Cases<>() {
          @Override
          public String recorded(FactRecorded recorded) {
            return "RECORDED";
          }

          @Override
          public String corrected(FactCorrected corrected) {
            return "CORRECTED";
          }

          @Override
          public String retracted(FactRetracted retracted) {
            return "RETRACTED";
          }
        });
  }

  private static <T> T[] headers(
      List<PendingEvent> events, Function<EventHeader, T> field, IntFunction<T[]> array) {
    return column(events, event -> field.apply(event.event().header()), array);
  }

  private static <R, T> T[] column(List<R> rows, Function<R, T> field, IntFunction<T[]> array) {
    return rows.stream().map(field).toArray(array);
  }
}
