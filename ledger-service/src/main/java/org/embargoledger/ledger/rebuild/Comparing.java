package org.embargoledger.ledger.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares two generations within one snapshot of the database. */
final class Comparing {

  private static final String TOTALS =
      """
      SELECT target, book, year, measure, basis, product, unit,
        concat_ws(' ', a.low, a.best, a.high, a.open_highs, a.entries) AS served,
        concat_ws(' ', b.low, b.best, b.high, b.open_highs, b.entries) AS built,
        count(*) OVER () AS all_rows
      FROM (SELECT * FROM total WHERE generation = ?) a
      FULL JOIN (SELECT * FROM total WHERE generation = ?) b
        USING (target, book, year, measure, basis, product, unit)
      WHERE (a.low, a.best, a.high, a.open_highs, a.entries)
        IS DISTINCT FROM (b.low, b.best, b.high, b.open_highs, b.entries)
      ORDER BY 1, 2, 3, 4, 5, 6, 7 LIMIT ?
      """;

  /** Of lines that follow one another, a count and a hash that depends on each but not on order. */
  private static final String BLOCKS =
      """
      WITH lines AS (
        SELECT generation, id >> 16 AS block, count(*) AS lines,
          bit_xor(hash_record_extended(ROW(%s), 0)) AS hash
        FROM entry WHERE generation IN (?, ?) GROUP BY generation, id >> 16)
      SELECT block FROM (SELECT * FROM lines WHERE generation = ?) a
      FULL JOIN (SELECT * FROM lines WHERE generation = ?) b USING (block)
      WHERE (a.lines, a.hash) IS DISTINCT FROM (b.lines, b.hash) ORDER BY block
      """;

  private static final String LINES =
      """
      SELECT id, a.line AS served, b.line AS built, count(*) OVER () AS all_rows
      FROM (SELECT id, ROW(%1$s)::text AS line FROM entry
        WHERE generation = ? AND id >= ? AND id < ?) a
      FULL JOIN (SELECT id, ROW(%1$s)::text AS line FROM entry
        WHERE generation = ? AND id >= ? AND id < ?) b USING (id)
      WHERE a.line IS DISTINCT FROM b.line ORDER BY id LIMIT ?
      """;

  private static final String COLUMNS =
      "id, reverses, target, book, counterparty, year, measure, basis, product, product_class, unit,"
          + " low, best, high, slice_from, slice_to, valued_on, fact_id, fact_position,"
          + " cause_position, partner, publisher, agreement, reason";

  private static final int BLOCK_BITS = 16;

  private final Connection connection;
  private final int served;
  private final int built;
  private final int differencesMax;

  Comparing(Connection connection, int served, int built, int differencesMax) {
    this.connection = connection;
    this.served = served;
    this.built = built;
    this.differencesMax = differencesMax;
  }

  Comparison.Found totals() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TOTALS)) {
      statement.setInt(1, served);
      statement.setInt(2, built);
      statement.setInt(3, differencesMax);
      return found(statement);
    }
  }

  /** Lines are only looked at one by one in blocks that differ. */
  Comparison.Found entries() throws SQLException {
    List<Long> blocks = new ArrayList<>();
    allowMemory();
    try (PreparedStatement statement = connection.prepareStatement(BLOCKS.formatted(COLUMNS))) {
      statement.setInt(1, served);
      statement.setInt(2, built);
      statement.setInt(3, served);
      statement.setInt(4, built);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          blocks.add(rows.getLong(1));
        }
      }
    }
    long count = 0;
    List<Map<String, String>> first = new ArrayList<>();
    for (long block : blocks) {
      Comparison.Found here = lines(block << BLOCK_BITS, (block + 1) << BLOCK_BITS);
      count += here.count();
      here.first().stream().limit(differencesMax - first.size()).forEach(first::add);
    }
    return new Comparison.Found(count, first);
  }

  private void allowMemory() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL work_mem = '64MB'");
    }
  }

  private Comparison.Found lines(long from, long to) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LINES.formatted(COLUMNS))) {
      statement.setInt(1, served);
      statement.setLong(2, from);
      statement.setLong(3, to);
      statement.setInt(4, built);
      statement.setLong(5, from);
      statement.setLong(6, to);
      statement.setInt(7, differencesMax);
      return found(statement);
    }
  }

  /** The last column is the number of all rows. */
  private static Comparison.Found found(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      int columns = rows.getMetaData().getColumnCount();
      long count = 0;
      List<Map<String, String>> first = new ArrayList<>();
      while (rows.next()) {
        count = rows.getLong(columns);
        Map<String, String> difference = new LinkedHashMap<>();
        for (int column = 1; column < columns; column++) {
          difference.put(rows.getMetaData().getColumnLabel(column), rows.getString(column));
        }
        first.add(difference);
      }
      return new Comparison.Found(count, first);
    }
  }
}
