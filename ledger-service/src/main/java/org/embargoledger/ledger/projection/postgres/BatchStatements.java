package org.embargoledger.ledger.projection.postgres;

import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.embargoledger.kit.kafka.EventMessage;
import org.embargoledger.ledger.bookkeeping.InvariantBrokenException;
import org.embargoledger.ledger.bookkeeping.LineKey;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.projection.BatchFold;
import org.embargoledger.ledger.projection.Intake;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The SQL of a batch: one statement a table within the session's transaction, whatever the number
 * of rows. The casts through text keep the driver from encoding the array a second time.
 */
final class BatchStatements {

  private static final String INSERT_EVENTS =
      """
      INSERT INTO fact_event (position, fact_id, version, recorded_at, leaf_hash, event)
      SELECT position, fact_id, version, recorded_at, decode(leaf_hash, 'hex'), event FROM json_to_recordset(CAST(CAST(:rows AS text) AS json)) AS r(
        position bigint, fact_id uuid, version integer, recorded_at timestamptz, leaf_hash text,
        event text)
      ON CONFLICT (position) DO NOTHING
      """;

  private static final String UPSERT_STANDING =
      """
      INSERT INTO standing_fact AS s (generation, fact_id, position, version, retracted, target,
        derived_from, product_class, basis, period_from, period_to, weighs)
      SELECT CAST(:generation AS integer), r.* FROM json_to_recordset(CAST(CAST(:rows AS text) AS json)) AS r(
        fact_id uuid, position bigint, version integer, retracted boolean, target text,
        derived_from uuid[], product_class text, basis text, period_from date, period_to date,
        weighs boolean)
      ON CONFLICT (generation, fact_id) DO UPDATE SET
        position = excluded.position, version = excluded.version, retracted = excluded.retracted,
        target = excluded.target, derived_from = excluded.derived_from, product_class = excluded.product_class,
        basis = excluded.basis, period_from = excluded.period_from, period_to = excluded.period_to, weighs = excluded.weighs
      """;

  private static final String INSERT_ENTRIES =
      """
      INSERT INTO entry (generation, id, reverses, target, book, counterparty, year, measure, basis,
        product, product_class, unit, low, best, high, slice_from, slice_to, valued_on, fact_id,
        fact_position, cause_position, partner, publisher, agreement, reason)
      SELECT CAST(:generation AS integer), r.* FROM json_to_recordset(CAST(CAST(:rows AS text) AS json)) AS r(
        id bigint, reverses bigint, target text, book text, counterparty text, year integer,
        measure text, basis text, product text, product_class text, unit text, low numeric,
        best numeric, high numeric, slice_from date, slice_to date, valued_on date, fact_id uuid,
        fact_position bigint, cause_position bigint, partner text, publisher text, agreement uuid,
        reason text)
      """;

  private static final String ADD_TO_TOTALS =
      """
      INSERT INTO total AS t (generation, target, book, year, measure, basis, product, unit, low, best,
        high, open_highs, entries)
      SELECT CAST(:generation AS integer), r.* FROM json_to_recordset(CAST(CAST(:rows AS text) AS json)) AS r(
        target text, book text, year integer, measure text, basis text, product text, unit text,
        low numeric, best numeric, high numeric, open_highs bigint, entries bigint)
      ON CONFLICT (generation, target, book, year, measure, basis, product, unit) DO UPDATE SET
        low = t.low + excluded.low, best = t.best + excluded.best, high = t.high + excluded.high,
        open_highs = t.open_highs + excluded.open_highs, entries = t.entries + excluded.entries
      """;

  private static final String CARRY =
      """
      INSERT INTO carried AS t (generation, span, block, target, book, year, measure, basis, product,
        unit, low, best, high, open_highs, entries, slice_from, slice_to, valued_on)
      SELECT CAST(:generation AS integer), 63, 0, r.* FROM
        json_to_recordset(CAST(CAST(:rows AS text) AS json)) AS r(
        target text, book text, year integer, measure text, basis text, product text, unit text,
        low numeric, best numeric, high numeric, open_highs bigint, entries bigint, slice_from date,
        slice_to date, valued_on date)
      ON CONFLICT (generation, target, book, year, measure, span, block, basis, product, unit,
        slice_from, slice_to, valued_on) DO UPDATE SET
        low = t.low + excluded.low, best = t.best + excluded.best, high = t.high + excluded.high,
        open_highs = t.open_highs + excluded.open_highs, entries = t.entries + excluded.entries
      """;

  /** An event that is stored already must be the very same. */
  private static final String FIRST_DIFFERENT =
      """
      SELECT min(e.position) FROM fact_event e
      JOIN json_to_recordset(CAST(CAST(:rows AS text) AS json)) AS r(
        position bigint, leaf_hash text) ON r.position = e.position
      WHERE e.leaf_hash <> decode(r.leaf_hash, 'hex')
      """;

  private static final String STANDING_ENTRIES =
      """
      SELECT e.id, e.fact_id, e.book, e.year, e.measure FROM entry e
      WHERE e.generation = :generation AND e.fact_id IN (
          SELECT CAST(json_array_elements_text(CAST(CAST(:ids AS text) AS json)) AS uuid))
        AND e.reverses IS NULL
        AND NOT EXISTS (
          SELECT FROM entry r WHERE r.generation = e.generation AND r.reverses = e.id)
      """;

  private BatchStatements() {}

  /** The ids of the standing entries of these lines, and of others of the same facts. */
  static Uni<Map<LineKey, Long>> standingEntries(
      Mutiny.Session session, int generation, Set<LineKey> keys) {
    if (keys.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return session
        .createNativeQuery(STANDING_ENTRIES, Object[].class)
        .setParameter("generation", generation)
        .setParameter(
            "ids", Rows.ids(keys.stream().map(LineKey::factId).collect(Collectors.toSet())))
        .getResultList()
        .map(
            rows -> {
              Map<LineKey, Long> ids = new HashMap<>();
              for (Object[] row : rows) {
                LineKey key =
                    new LineKey(
                        (UUID) row[1],
                        (String) row[2],
                        ((Number) row[3]).intValue(),
                        Measure.valueOf((String) row[4]));
                ids.put(key, ((Number) row[0]).longValue());
              }
              return ids;
            });
  }

  /**
   * @param lastEntryId the last entry before these
   * @param reversed the reversed entry's id by the reversal's id
   */
  static Uni<Void> write(
      Mutiny.Session session,
      int generation,
      long lastEntryId,
      Intake intake,
      BatchFold fold,
      Map<Long, Long> reversed) {
    return events(session, intake.messages().subList(0, fold.applied().size()))
        .chain(
            () -> add(session, generation, UPSERT_STANDING, Rows.standing(fold.latest().values())))
        .chain(() -> add(session, generation, INSERT_ENTRIES, Rows.entries(fold, reversed)))
        .chain(() -> add(session, generation, ADD_TO_TOTALS, Rows.totals(fold.totals())))
        .chain(() -> add(session, generation, CARRY, Rows.carried(fold.carried())))
        .chain(
            () ->
                BlockClosing.close(
                    session, generation, lastEntryId, lastEntryId + fold.postings().size()));
  }

  private static Uni<Void> events(Mutiny.Session session, List<EventMessage> messages) {
    String rows = Rows.events(messages);
    return session
        .createNativeQuery(INSERT_EVENTS)
        .setParameter("rows", rows)
        .executeUpdate()
        .flatMap(
            inserted ->
                inserted == messages.size()
                    ? Uni.createFrom().voidItem()
                    : requireSame(session, rows));
  }

  private static Uni<Void> requireSame(Mutiny.Session session, String rows) {
    return session
        .createNativeQuery(FIRST_DIFFERENT, Long.class)
        .setParameter("rows", rows)
        .getSingleResultOrNull()
        .invoke(
            position -> {
              if (position != null) {
                throw new InvariantBrokenException(
                    position, "the topic's leaf hash is not that of the event stored");
              }
            })
        .replaceWithVoid();
  }

  private static Uni<Void> add(Mutiny.Session session, int generation, String sql, String rows) {
    return session
        .createNativeQuery(sql)
        .setParameter("generation", generation)
        .setParameter("rows", rows)
        .executeUpdate()
        .replaceWithVoid();
  }
}
