package org.embargoledger.ledger.projection.postgres;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.embargoledger.ledger.bookkeeping.LineKey;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.projection.TotalChange;
import org.embargoledger.ledger.projection.TotalKey;
import org.embargoledger.model.event.Event;

/** What of a batch is not just added: one statement each, however many rows. */
final class BatchStatements {

  private static final String STANDING_ENTRIES =
      """
      SELECT e.id, e.fact_id, e.book, e.year, e.measure FROM entry e
      WHERE e.generation = ? AND e.fact_id = ANY (?) AND e.reverses IS NULL
        AND NOT EXISTS (
          SELECT FROM entry r WHERE r.generation = e.generation AND r.reverses = e.id)
      """;

  private static final String SUPERSEDED =
      "DELETE FROM standing_fact WHERE generation = ? AND fact_id = ANY (?)";

  private static final String ADD_TO_TOTALS =
      """
      INSERT INTO total AS t (generation, target, book, year, measure, basis, product, unit, low, best,
        high, open_highs, entries)
      SELECT ?, r.* FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS r
      ON CONFLICT (generation, target, book, year, measure, basis, product, unit) DO UPDATE SET
        low = t.low + excluded.low, best = t.best + excluded.best, high = t.high + excluded.high,
        open_highs = t.open_highs + excluded.open_highs, entries = t.entries + excluded.entries
      """;

  private BatchStatements() {}

  /** The ids of the standing entries of these lines, and of others of the same facts. */
  static Map<LineKey, Long> standingEntries(
      Connection connection, int generation, Set<LineKey> keys) throws SQLException {
    Map<LineKey, Long> ids = new HashMap<>();
    if (keys.isEmpty()) {
      return ids;
    }
    UUID[] facts = keys.stream().map(LineKey::factId).distinct().toArray(UUID[]::new);
    try (PreparedStatement statement = connection.prepareStatement(STANDING_ENTRIES)) {
      statement.setInt(1, generation);
      statement.setArray(2, connection.createArrayOf("uuid", facts));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          LineKey key =
              new LineKey(
                  rows.getObject(2, UUID.class),
                  rows.getString(3),
                  rows.getInt(4),
                  Measure.valueOf(rows.getString(5)));
          ids.put(key, rows.getLong(1));
        }
      }
    }
    return ids;
  }

  /** Makes room for the rows of facts that had a version before these events. */
  static void removeSuperseded(Connection connection, int generation, Collection<Event> latest)
      throws SQLException {
    UUID[] facts =
        latest.stream()
            .map(Event::header)
            .filter(header -> header.version() > 1)
            .map(header -> header.factId())
            .toArray(UUID[]::new);
    if (facts.length == 0) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(SUPERSEDED)) {
      statement.setInt(1, generation);
      statement.setArray(2, connection.createArrayOf("uuid", facts));
      statement.executeUpdate();
    }
  }

  static void addToTotals(Connection connection, int generation, Map<TotalKey, TotalChange> changes)
      throws SQLException {
    if (changes.isEmpty()) {
      return;
    }
    List<Map.Entry<TotalKey, TotalChange>> rows = new ArrayList<>(changes.entrySet());
    try (PreparedStatement statement = connection.prepareStatement(ADD_TO_TOTALS)) {
      Arrays arrays = new Arrays(connection, statement, rows);
      statement.setInt(1, generation);
      arrays.set(2, "text", row -> row.getKey().target());
      arrays.set(3, "text", row -> row.getKey().book());
      arrays.set(4, "int4", row -> row.getKey().year());
      arrays.set(5, "text", row -> row.getKey().measure().name());
      arrays.set(6, "text", row -> row.getKey().basis().name());
      arrays.set(7, "text", row -> row.getKey().product());
      arrays.set(8, "text", row -> row.getKey().unit());
      arrays.set(9, "numeric", row -> plain(row.getValue().low()));
      arrays.set(10, "numeric", row -> plain(row.getValue().best()));
      arrays.set(11, "numeric", row -> plain(row.getValue().high()));
      arrays.set(12, "int8", row -> row.getValue().openHighs());
      arrays.set(13, "int8", row -> row.getValue().entries());
      statement.executeUpdate();
    }
  }

  private static BigDecimal plain(BigDecimal number) {
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  /** Columns of the same rows. */
  private record Arrays(
      Connection connection,
      PreparedStatement statement,
      List<Map.Entry<TotalKey, TotalChange>> rows) {

    void set(int parameter, String type, Function<Map.Entry<TotalKey, TotalChange>, Object> column)
        throws SQLException {
      statement.setArray(
          parameter, connection.createArrayOf(type, rows.stream().map(column).toArray()));
    }
  }
}
