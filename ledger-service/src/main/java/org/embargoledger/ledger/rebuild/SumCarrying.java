package org.embargoledger.ledger.rebuild;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.embargoledger.ledger.projection.postgres.CarriedStatements;
import org.embargoledger.ledger.projection.postgres.Generations;
import org.embargoledger.ledger.projection.postgres.Generations.Row;
import org.embargoledger.ledger.sum.CarriedBlocks;

/**
 * Works out the sums of a generation whose lines are all there: of the blocks that are whole, as
 * many at a time as a wide one has, and in the end the sums of all. Each time is one transaction.
 */
final class SumCarrying {

  private final BuildTables tables;
  private final Connection connection;
  private final int number;
  private final String suffix;
  private final BuildState state;

  SumCarrying(BuildTables tables, BuildState state) {
    this.tables = tables;
    this.connection = tables.connection();
    this.number = tables.number();
    this.suffix = tables.suffix();
    this.state = state;
  }

  /** All blocks that are whole, behind those that are there. */
  void blocks() throws SQLException {
    Row built = built();
    int page = built.pageSpan();
    int wide = CarriedBlocks.wide(page);
    long whole = whole(built);
    long done = (1 + lastBlock(page)) << page;
    state.begin(BuildState.Phase.CARRYING, done, built.lastEntryId());
    if (done < whole) {
      tables.indexRanges();
    }
    while (done < whole) {
      long last = Math.min(((done >> wide) + 1) << wide, whole);
      if (last - done == 1L << wide) {
        execute(CarriedStatements.wideBlock(number, suffix, page, done));
      } else {
        execute(CarriedStatements.blocks(number, suffix, page, done, last));
        if (last % (1L << wide) == 0) {
          execute(CarriedStatements.blocks(number, suffix, wide, last - (1L << wide), last));
        }
      }
      connection.commit();
      done = last;
      state.advanced(done);
    }
    connection.commit();
  }

  /** The sums of all, unless they are there. No line may come in afterwards. */
  void all() throws SQLException {
    Row built = built();
    if (!isAnySummed()) {
      long whole = whole(built);
      execute(CarriedStatements.all(suffix, built.pageSpan(), whole));
      execute(CarriedStatements.totals(number, suffix, whole, built.lastEntryId()));
      new Generations(connection).carriedTo(number, whole);
    }
    connection.commit();
  }

  private Row built() throws SQLException {
    return new Generations(connection).find(number).orElseThrow(CancelledException::new);
  }

  private static long whole(Row built) {
    return built.lastEntryId() >> built.pageSpan() << built.pageSpan();
  }

  private boolean isAnySummed() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT EXISTS (SELECT FROM total%s)".formatted(suffix))) {
      rows.next();
      return rows.getBoolean(1);
    }
  }

  private long lastBlock(int span) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT coalesce(max(block), -1) FROM carried%s WHERE span = %d"
                    .formatted(suffix, span))) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL work_mem = '128MB'");
      statement.execute(CarriedStatements.BY_HASH);
      statement.execute(sql);
    }
  }
}
