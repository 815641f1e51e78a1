package org.embargoledger.ledger.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** The tables of one generation while it is built. Owns its connection. */
final class BuildTables implements AutoCloseable {

  private static final String STANDING =
      "COPY standing_fact_g%d (generation, fact_id, position, version, retracted, target,"
          + " derived_from, product_class, basis, period_from, period_to, weighs) FROM STDIN";
  private static final String ENTRIES =
      "COPY entry_g%d (generation, id, reverses, target, book, counterparty, year, measure, basis,"
          + " product, product_class, unit, low, best, high, slice_from, slice_to, valued_on,"
          + " fact_id, fact_position, cause_position, partner, publisher, agreement, reason)"
          + " FROM STDIN";
  private static final String EVENTS =
      "COPY fact_event (position, fact_id, version, recorded_at, leaf_hash, event) FROM STDIN";
  private static final String PROGRESS =
      """
      UPDATE generation SET position = ?, kafka_offset = ?, last_entry_id = ?, recorded_at = ?
      WHERE number = ? AND state = 'BUILDING'
      """;

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

  /** How far the generation has come. */
  record Progress(long position, long kafkaOffset, long lastEntryId, Instant recordedAt) {}

  Progress progress() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT position, kafka_offset, last_entry_id, recorded_at FROM generation"
                    + " WHERE number = "
                    + number)) {
      rows.next();
      Timestamp recordedAt = rows.getTimestamp(4);
      Progress progress =
          new Progress(
              rows.getLong(1),
              rows.getLong(2),
              rows.getLong(3),
              recordedAt == null ? null : recordedAt.toInstant());
      connection.rollback();
      return progress;
    }
  }

  /** Writes a chunk, all of it or nothing. */
  void write(ChunkRows rows, Progress after) throws SQLException {
    boolean done = false;
    try {
      copy(EVENTS, rows.events());
      copy(STANDING.formatted(number), rows.standing());
      copy(ENTRIES.formatted(number), rows.entries());
      moveTo(after);
      connection.commit();
      done = true;
    } finally {
      if (!done) {
        connection.rollback();
      }
    }
  }

  private void copy(String sql, CopyText rows) throws SQLException {
    if (rows.rows() == 0) {
      return;
    }
    CopyIn in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    try {
      byte[] bytes = rows.toBytes();
      in.writeToCopy(bytes, 0, bytes.length);
      in.endCopy();
    } finally {
      if (in.isActive()) {
        in.cancelCopy();
      }
    }
  }

  private void moveTo(Progress after) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(PROGRESS)) {
      statement.setLong(1, after.position());
      statement.setLong(2, after.kafkaOffset());
      statement.setLong(3, after.lastEntryId());
      statement.setTimestamp(
          4, Optional.ofNullable(after.recordedAt()).map(Timestamp::from).orElse(null));
      statement.setInt(5, number);
      if (statement.executeUpdate() != 1) {
        throw new CancelledException();
      }
    }
  }

  /** Whether the table is a partition, with its indexes, already. */
  boolean isAttached(String table) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT EXISTS (SELECT FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
                + " WHERE c.relname = ?)")) {
      statement.setString(1, table + "_g" + number);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        boolean attached = rows.getBoolean(1);
        connection.rollback();
        return attached;
      }
    }
  }

  void attach(String table) throws SQLException {
    if (isAttached(table)) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement("SELECT attach_part(?, ?)")) {
      statement.setInt(1, number);
      statement.setString(2, table);
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
