package org.embargoledger.ledger.rebuild;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Works out the sums of a generation whose lines are all there: of the blocks that are closed, as
 * many at a time as one of the widest span has, and in the end the sums of all. Each time is one
 * transaction.
 */
final class SumCarrying {

  private static final int NARROWEST = 12;
  private static final int WIDEST = 20;

  private static final String COLUMNS =
      "generation, target, book, year, measure, span, block, basis, product, unit, slice_from,"
          + " slice_to, valued_on, low, best, high, open_highs, entries";

  private static final String BLOCK =
      """
      WITH lines AS (
        SELECT generation, target, book, year, measure, (id - 1) >> 12 AS block, basis,
          coalesce(product, '') AS product, unit, slice_from, slice_to,
          coalesce(valued_on, 'infinity') AS valued_on, low, best, high,
          CASE WHEN reverses IS NULL THEN 1 ELSE -1 END AS sign
        FROM entry WHERE generation = %1$d AND id > %2$d AND id <= %3$d),
      s12 AS (
        INSERT INTO carried_g%1$d (%4$s)
        SELECT generation, target, book, year, measure, 12, block, basis, product, unit,
          slice_from, slice_to, valued_on, sum(low), sum(best), coalesce(sum(high), 0),
          coalesce(sum(sign) FILTER (WHERE high IS NULL), 0), sum(sign)
        FROM lines
        GROUP BY generation, target, book, year, measure, block, basis, product, unit, slice_from,
          slice_to, valued_on
        RETURNING *),
      s16 AS (
        INSERT INTO carried_g%1$d (%4$s)
        SELECT generation, target, book, year, measure, 16, block >> 4, basis, product, unit,
          slice_from, slice_to, valued_on, sum(low), sum(best), sum(high), sum(open_highs),
          sum(entries)
        FROM s12 WHERE block >> 4 < %5$d >> 16
        GROUP BY generation, target, book, year, measure, block >> 4, basis, product, unit,
          slice_from, slice_to, valued_on
        RETURNING *)
      INSERT INTO carried_g%1$d (%4$s)
      SELECT generation, target, book, year, measure, 20, block >> 4, basis, product, unit,
        slice_from, slice_to, valued_on, sum(low), sum(best), sum(high), sum(open_highs),
        sum(entries)
      FROM s16 WHERE block >> 4 < %5$d >> 20
      GROUP BY generation, target, book, year, measure, block >> 4, basis, product, unit,
        slice_from, slice_to, valued_on
      """;

  /** Of closed blocks, each line once, and of the page that is open. */
  private static final String ALL =
      """
      INSERT INTO carried_g%1$d (%2$s)
      SELECT generation, target, book, year, measure, 63, 0, basis, product, unit, slice_from,
        slice_to, valued_on, sum(low), sum(best), sum(high), sum(open_highs), sum(entries)
      FROM (
        SELECT %2$s FROM carried_g%1$d
        WHERE span = 20 OR span = 16 AND block >= (%3$d >> 20) << 4
          OR span = 12 AND block >= (%3$d >> 16) << 4
        UNION ALL
        SELECT generation, target, book, year, measure, 12, 0, basis, coalesce(product, ''), unit,
          slice_from, slice_to, coalesce(valued_on, 'infinity'), low, best, coalesce(high, 0),
          CASE WHEN high IS NOT NULL THEN 0 WHEN reverses IS NULL THEN 1 ELSE -1 END,
          CASE WHEN reverses IS NULL THEN 1 ELSE -1 END
        FROM entry WHERE generation = %1$d AND id > (%3$d >> 12) << 12 AND id <= %3$d) parts
      GROUP BY generation, target, book, year, measure, basis, product, unit, slice_from, slice_to,
        valued_on
      """;

  private static final String TOTALS =
      """
      INSERT INTO total_g%1$d (generation, target, book, year, measure, basis, product, unit, low,
        best, high, open_highs, entries)
      SELECT generation, target, book, year, measure, basis, product, unit, sum(low), sum(best),
        sum(high), sum(open_highs), sum(entries)
      FROM carried_g%1$d WHERE span = 63
      GROUP BY generation, target, book, year, measure, basis, product, unit
      """;

  private final Connection connection;
  private final int number;
  private final BuildState state;

  SumCarrying(BuildTables tables, BuildState state) {
    this.connection = tables.connection();
    this.number = tables.number();
    this.state = state;
  }

  void run(long lastEntryId) throws SQLException {
    long closed = lastEntryId >> NARROWEST << NARROWEST;
    long done =
        (1 + number("SELECT coalesce(max(block), -1) FROM carried_g%d WHERE span = 12"))
            << NARROWEST;
    state.begin(BuildState.Phase.CARRYING, done, lastEntryId);
    while (done < closed) {
      long last = Math.min(((done >> WIDEST) + 1) << WIDEST, closed);
      execute(BLOCK.formatted(number, done, last, COLUMNS, lastEntryId));
      connection.commit();
      done = last;
      state.advanced(done);
    }
    if (number("SELECT count(*) FROM (SELECT FROM total_g%d LIMIT 1) AS any_row") == 0) {
      execute(ALL.formatted(number, COLUMNS, lastEntryId));
      execute(TOTALS.formatted(number));
      connection.commit();
    }
  }

  private long number(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query.formatted(number))) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL work_mem = '128MB'");
      statement.execute(sql);
    }
  }
}
