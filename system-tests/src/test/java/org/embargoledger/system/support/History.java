package org.embargoledger.system.support;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.embargoledger.model.merkle.Frontier;
import org.embargoledger.model.merkle.Hashes;
import org.embargoledger.model.merkle.Tiles;

/** Rewrites the tables of a log behind its service's back, and puts them right again. */
public final class History {

  private final OwnLog log;

  public History(OwnLog log) {
    this.log = log;
  }

  public void remember() throws SQLException {
    execute(
        "CREATE TABLE saved_event AS TABLE event",
        "CREATE TABLE saved_tile AS TABLE tile_hash",
        "CREATE TABLE saved_head AS TABLE log_head");
  }

  public void restore() throws SQLException {
    execute(
        "DELETE FROM event",
        "INSERT INTO event TABLE saved_event",
        "DELETE FROM tile_hash",
        "INSERT INTO tile_hash TABLE saved_tile",
        "DELETE FROM log_head",
        "INSERT INTO log_head TABLE saved_head");
  }

  public void remove(long position) throws SQLException {
    execute("DELETE FROM event WHERE position = " + position);
  }

  public void swap(long one, long other) throws SQLException {
    execute(
        """
        UPDATE event e SET body = o.body, leaf_hash = o.leaf_hash FROM saved_event o
         WHERE e.position IN (%1$d, %2$d) AND o.position = %1$d + %2$d - e.position"""
            .formatted(one, other));
  }

  /** Changes the first digit of the event's figure, one byte. */
  public void changeByte(long position) throws SQLException {
    try (Connection connection = log.superuser()) {
      byte[] body = body(connection, position);
      byte[] mark = "\"value\":\"".getBytes(StandardCharsets.US_ASCII);
      int at =
          new String(body, StandardCharsets.ISO_8859_1)
                  .indexOf(new String(mark, StandardCharsets.US_ASCII))
              + mark.length;
      body[at] = (byte) (body[at] == '9' ? '8' : body[at] + 1);
      try (PreparedStatement update =
          connection.prepareStatement("UPDATE event SET body = ? WHERE position = ?")) {
        update.setBytes(1, body);
        update.setLong(2, position);
        update.executeUpdate();
      }
    }
  }

  /** Makes every stored hash fit the events as they stand now: the log is consistent in itself. */
  public void hashAnew() throws SQLException {
    Frontier tree = Frontier.empty();
    try (Connection connection = log.superuser()) {
      connection.createStatement().execute("DELETE FROM tile_hash");
      try (Statement select = connection.createStatement();
          ResultSet events =
              select.executeQuery("SELECT position, body FROM event ORDER BY position");
          PreparedStatement leaf =
              connection.prepareStatement("UPDATE event SET leaf_hash = ? WHERE position = ?");
          PreparedStatement tile =
              connection.prepareStatement("INSERT INTO tile_hash VALUES (?, ?, ?)")) {
        while (events.next()) {
          byte[] hash = Hashes.leaf(events.getBytes("body"));
          leaf.setBytes(1, hash);
          leaf.setLong(2, events.getLong("position"));
          leaf.executeUpdate();
          tree.add(hash, (level, index, root) -> insert(tile, level, index, root));
        }
      }
      try (PreparedStatement head =
          connection.prepareStatement("UPDATE log_head SET frontier = ?")) {
        head.setBytes(1, tree.encode());
        head.executeUpdate();
      }
    }
  }

  private static void insert(PreparedStatement tile, int level, long index, byte[] root) {
    if (level % Tiles.HEIGHT != 0) {
      return;
    }
    try {
      tile.setInt(1, level / Tiles.HEIGHT);
      tile.setLong(2, index);
      tile.setBytes(3, root);
      tile.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] body(Connection connection, long position) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT body FROM event WHERE position = " + position)) {
      row.next();
      return row.getBytes(1);
    }
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection = log.superuser();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
