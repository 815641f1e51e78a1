package org.embargoledger.ledger.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.embargoledger.ledger.projection.postgres.Generation.State;

/**
 * The rows of the generations, as a build changes them. All within the connection's transaction.
 */
final class Generations {

  private final Connection connection;

  Generations(Connection connection) {
    this.connection = connection;
  }

  /** As much of a row as a build needs. */
  record Row(
      int number, State state, long position, long kafkaOffset, String halt, boolean switchAsked) {}

  int open(boolean switchAsked) throws SQLException {
    int number;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT open_generation()")) {
      rows.next();
      number = rows.getInt(1);
    }
    update("UPDATE generation SET switch_asked = ? WHERE number = ?", switchAsked, number);
    return number;
  }

  Optional<Row> find(int number) throws SQLException {
    return one("number = " + number);
  }

  Row active() throws SQLException {
    return one("state = 'ACTIVE'").orElseThrow();
  }

  /** Whoever applies a batch to it waits until this transaction ends. */
  Row lockActive() throws SQLException {
    Optional<Row> row = one("state = 'ACTIVE' FOR UPDATE");
    // Empty if another switch was waited for; a new statement sees what it did.
    return row.isPresent() ? row.get() : one("state = 'ACTIVE' FOR UPDATE").orElseThrow();
  }

  Optional<Row> building() throws SQLException {
    return one("state = 'BUILDING' ORDER BY number LIMIT 1");
  }

  private Optional<Row> one(String condition) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT number, state, position, kafka_offset, halt, switch_asked FROM generation"
                    + " WHERE "
                    + condition)) {
      return rows.next()
          ? Optional.of(
              new Row(
                  rows.getInt(1),
                  State.valueOf(rows.getString(2)),
                  rows.getLong(3),
                  rows.getLong(4),
                  rows.getString(5),
                  rows.getBoolean(6)))
          : Optional.empty();
    }
  }

  void fail(int number, String reason) throws SQLException {
    update("UPDATE generation SET state = 'FAILED', halt = ? WHERE number = ?", reason, number);
  }

  /** One that is to be served if equal, and is, goes on being built until it is served. */
  void compared(int number, String comparison, boolean equal) throws SQLException {
    update(
        "UPDATE generation SET comparison = ?,"
            + " state = CASE WHEN state = 'BUILDING' AND NOT (switch_asked AND ?) THEN 'READY'"
            + " ELSE state END WHERE number = ?",
        comparison,
        equal,
        number);
  }

  /** Of positions between that hold no event because they were skipped. */
  void moveTo(int number, long position) throws SQLException {
    update("UPDATE generation SET position = ? WHERE number = ?", position, number);
  }

  void serve(Row next, Row served) throws SQLException {
    update(
        "UPDATE generation SET state = 'RETIRED', halt = NULL WHERE number = ?", served.number());
    boolean ahead = next.position() > served.position();
    update(
        "UPDATE generation SET state = 'ACTIVE', switched_at = now(), kafka_offset = ?, halt = ?"
            + " WHERE number = ?",
        ahead ? next.kafkaOffset() : served.kafkaOffset(),
        ahead ? null : served.halt(),
        next.number());
  }

  void drop(int number) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("SELECT drop_generation(?)")) {
      statement.setInt(1, number);
      statement.execute();
    }
  }

  private void update(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
