package org.embargoledger.ledger.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.embargoledger.ledger.projection.postgres.ChunkRows;
import org.embargoledger.ledger.projection.postgres.Generation.State;
import org.embargoledger.ledger.projection.postgres.Generations;
import org.embargoledger.ledger.projection.postgres.Generations.Progress;
import org.embargoledger.ledger.projection.postgres.Generations.Row;

/** The tables of one generation while it is built. Owns its connection. */
final class BuildTables implements AutoCloseable {

  private final Connection connection;
  private final int number;

  BuildTables(Connection connection, int number) throws SQLException {
    this.connection = connection;
    this.number = number;
    connection.setAutoCommit(false);
  }

  int number() {
    return number;
  }

  Connection connection() {
    return connection;
  }

  /** Of the names of the generation's own tables. */
  String suffix() {
    return "_g" + number;
  }

  Progress progress() throws SQLException {
    Row row = new Generations(connection).find(number).orElseThrow(CancelledException::new);
    connection.rollback();
    return row.progress();
  }

  /** Writes a chunk, all of it or nothing. */
  void write(ChunkRows rows, Progress after) throws SQLException {
    boolean done = false;
    try {
      rows.into(connection, suffix());
      moveTo(after);
      connection.commit();
      done = true;
    } finally {
      if (!done) {
        connection.rollback();
      }
    }
  }

  private void moveTo(Progress after) throws SQLException {
    if (!new Generations(connection).moveOn(number, State.BUILDING, after, null)) {
      throw new CancelledException();
    }
  }

  /** Whether the table is a partition, with its indexes, already. */
  boolean isAttached(String table) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT EXISTS (SELECT FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
                + " WHERE c.relname = ?)")) {
      statement.setString(1, table + suffix());
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        boolean attached = rows.getBoolean(1);
        connection.rollback();
        return attached;
      }
    }
  }

  /** Lets entries be found by ranges of their ids, which they were written in the order of. */
  void indexRanges() throws SQLException {
    call("SELECT index_ranges(?)", number);
  }

  /** Builds indexes that attaching takes over; the table may be read meanwhile. */
  void index(String table) throws SQLException {
    if (!isAttached(table)) {
      call("SELECT index_part(?, ?)", number, table);
    }
  }

  void attach(String table) throws SQLException {
    if (!isAttached(table)) {
      call("SELECT attach_part(?, ?)", number, table);
    }
  }

  private void call(String function, Object... arguments) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(function)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, arguments[i]);
      }
      statement.execute();
      connection.commit();
    }
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }
}
