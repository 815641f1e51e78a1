package org.embargoledger.bench.load;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A table with the columns, checks and indexes of the log's event table, for those who insert by
 * hand: no order, no hashing, no triggers.
 */
public final class ReferenceTable {
  public static final String NAME = "bench.event";

  private ReferenceTable() {}

  /** The table, and a role that may insert; its sessions are quick to begin. */
  public static void create(Connection connection, PgAddress inserter) throws SQLException {
    if (!exists(connection)) {
      execute(
          connection,
          "CREATE SCHEMA bench",
          "CREATE TABLE bench.event (LIKE public.event INCLUDING ALL)",
          "CREATE SEQUENCE bench.position MINVALUE 0",
          "SET scram_iterations = 1",
          "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(inserter.user(), inserter.password()),
          "GRANT CONNECT ON DATABASE %s TO %s".formatted(inserter.database(), inserter.user()),
          "GRANT USAGE ON SCHEMA bench TO " + inserter.user(),
          "GRANT INSERT ON bench.event TO " + inserter.user(),
          "GRANT USAGE ON SEQUENCE bench.position TO " + inserter.user());
    }
  }

  private static boolean exists(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT to_regclass('bench.position') IS NOT NULL")) {
      rows.next();
      return rows.getBoolean(1);
    }
  }

  public static void empty(Connection connection) throws SQLException {
    execute(connection, "TRUNCATE bench.event");
  }

  /** One real event's varying parts, for rows of the same size. */
  public record Row(String requestHash, String leafHash, String body) {}

  public static Row anyLoggedEvent(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT request_hash::text, leaf_hash::text, convert_from(body, 'UTF8')
                FROM public.event ORDER BY position DESC LIMIT 1""")) {
      if (!rows.next()) {
        throw new SQLException("the log is empty");
      }
      return new Row(rows.getString(1), rows.getString(2), rows.getString(3));
    }
  }

  private static void execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
