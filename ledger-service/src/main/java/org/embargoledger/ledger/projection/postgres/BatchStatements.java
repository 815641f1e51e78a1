package org.embargoledger.ledger.projection.postgres;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.embargoledger.ledger.bookkeeping.Group;
import org.embargoledger.ledger.bookkeeping.LineKey;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.projection.BatchFold;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The SQL of a batch: one statement a table within the session's transaction, whatever the number
 * of rows. The casts through text keep the driver from encoding the array a second time.
 */
final class BatchStatements {

  private static final String INSERT_EVENTS =
      """
      INSERT INTO fact_event (position, fact_id, version, recorded_at, event)
      SELECT * FROM json_to_recordset(CAST(CAST(:rows AS text) AS json)) AS r(
        position bigint, fact_id uuid, version integer, recorded_at timestamptz, event text)
      """;

  private static final String UPSERT_STANDING =
      """
      INSERT INTO standing_fact AS s (fact_id, position, retracted, target, derived_from,
        product_class, basis, period_from, period_to)
      SELECT * FROM json_to_recordset(CAST(CAST(:rows AS text) AS json)) AS r(
        fact_id uuid, position bigint, retracted boolean, target text, derived_from uuid[],
        product_class text, basis text, period_from date, period_to date)
      ON CONFLICT (fact_id) DO UPDATE SET
        position = excluded.position, retracted = excluded.retracted, target = excluded.target,
        derived_from = excluded.derived_from, product_class = excluded.product_class,
        basis = excluded.basis, period_from = excluded.period_from, period_to = excluded.period_to
      """;

  private static final String INSERT_ENTRIES =
      """
      INSERT INTO entry (id, reverses, target, book, year, measure, basis, product, product_class,
        unit, low, best, high, slice, fact_id, fact_position, cause_position, reason)
      SELECT * FROM json_to_recordset(CAST(CAST(:rows AS text) AS json)) AS r(
        id bigint, reverses bigint, target text, book text, year integer, measure text, basis text,
        product text, product_class text, unit text, low numeric, best numeric, high numeric,
        slice text, fact_id uuid, fact_position bigint, cause_position bigint, reason text)
      """;

  private static final String ADD_TO_TOTALS =
      """
      INSERT INTO total AS t (target, book, year, measure, basis, product, unit, low, best, high,
        open_highs, entries)
      SELECT * FROM json_to_recordset(CAST(CAST(:rows AS text) AS json)) AS r(
        target text, book text, year integer, measure text, basis text, product text, unit text,
        low numeric, best numeric, high numeric, open_highs bigint, entries bigint)
      ON CONFLICT (target, book, year, measure, basis, product, unit) DO UPDATE SET
        low = t.low + excluded.low, best = t.best + excluded.best, high = t.high + excluded.high,
        open_highs = t.open_highs + excluded.open_highs, entries = t.entries + excluded.entries
      """;

  private static final String FACTS =
      """
      WITH named AS (
        SELECT CAST(json_array_elements_text(CAST(CAST(:ids AS text) AS json)) AS uuid) AS id)
      SELECT e.event FROM fact_event e JOIN standing_fact s ON s.position = e.position
      WHERE s.fact_id IN (SELECT id FROM named)
      UNION ALL
      SELECT e.event FROM fact_event e JOIN standing_fact s ON s.position = e.position
      WHERE s.derived_from <> CAST(ARRAY[] AS uuid[])
        AND s.derived_from && ARRAY(SELECT id FROM named)
      """;

  private static final String GROUP_MEMBERS =
      """
      SELECT e.event FROM fact_event e WHERE e.position IN (
        SELECT s.position FROM standing_fact s
        JOIN json_to_recordset(CAST(CAST(:windows AS text) AS json)) AS w(
          target text, product_class text, basis text, first date, last date)
          ON s.target = w.target AND s.product_class = w.product_class AND s.basis = w.basis
          AND s.period_from <= w.last AND s.period_to >= w.first
        WHERE s.product_class IS NOT NULL AND NOT s.retracted)
      """;

  private static final String STANDING_ENTRIES =
      """
      SELECT e.id, e.fact_id, e.book, e.year, e.measure FROM entry e
      WHERE e.fact_id IN (
          SELECT CAST(json_array_elements_text(CAST(CAST(:ids AS text) AS json)) AS uuid))
        AND e.reverses IS NULL
        AND NOT EXISTS (SELECT FROM entry r WHERE r.reverses = e.id)
      """;

  private BatchStatements() {}

  /** The latest events of the named facts and of the facts that retell them. */
  static Uni<List<String>> facts(Mutiny.Session session, Collection<UUID> ids) {
    return session
        .createNativeQuery(FACTS, String.class)
        .setParameter("ids", Rows.ids(ids))
        .getResultList();
  }

  /** The latest events of the standing deliveries in the groups' windows. */
  static Uni<List<String>> groupMembers(Mutiny.Session session, Collection<Group> groups) {
    return session
        .createNativeQuery(GROUP_MEMBERS, String.class)
        .setParameter("windows", Rows.windows(groups))
        .getResultList();
  }

  static Uni<Map<LineKey, Long>> standingEntries(Mutiny.Session session, Set<UUID> facts) {
    if (facts.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return session
        .createNativeQuery(STANDING_ENTRIES, Object[].class)
        .setParameter("ids", Rows.ids(facts))
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

  static Uni<Void> write(Mutiny.Session session, BatchFold fold, Map<Long, Long> reversed) {
    return bulk(session, INSERT_EVENTS, Rows.events(fold.applied()))
        .chain(() -> bulk(session, UPSERT_STANDING, Rows.standing(fold.latest().values())))
        .chain(() -> bulk(session, INSERT_ENTRIES, Rows.entries(fold, reversed)))
        .chain(() -> bulk(session, ADD_TO_TOTALS, Rows.totals(fold.totals())));
  }

  private static Uni<Void> bulk(Mutiny.Session session, String sql, String rows) {
    return session
        .createNativeQuery(sql)
        .setParameter("rows", rows)
        .executeUpdate()
        .replaceWithVoid();
  }
}
