package org.embargoledger.ledger.projection.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.embargoledger.ledger.projection.postgres.Generation.State;

/** The rows of the generations. All within the connection's transaction. */
public final class Generations {

  /** Of the locks that a database's programs agree on, those for pages. */
  private static final int PAGES_LOCK = 0x70616765;

  private final Connection connection;

  public Generations(Connection connection) {
    this.connection = connection;
  }

  /**
   * A row.
   *
   * @param carriedTo the last line that is carried forward
   * @param pageSpan pages have 2^pageSpan lines
   */
  public record Row(
      int number,
      State state,
      long position,
      long kafkaOffset,
      long lastEntryId,
      Instant recordedAt,
      String halt,
      boolean switchAsked,
      long carriedTo,
      int pageSpan) {

    public Progress progress() {
      return new Progress(position, kafkaOffset, lastEntryId, recordedAt);
    }

    /** Whether a page that is not carried forward is full with the lines up to that one. */
    boolean isPageWhole(long line) {
      return pageEnd() <= line;
    }

    /** The last line of the first page that is not carried forward. */
    long pageEnd() {
      return carriedTo + (1L << pageSpan);
    }
  }

  /** How far a projection has come. */
  public record Progress(long position, long kafkaOffset, long lastEntryId, Instant recordedAt) {}

  public int open(boolean switchAsked) throws SQLException {
    int number;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT open_generation()")) {
      rows.next();
      number = rows.getInt(1);
    }
    update("UPDATE generation SET switch_asked = ? WHERE number = ?", switchAsked, number);
    return number;
  }

  public Optional<Row> find(int number) throws SQLException {
    return one("number = " + number);
  }

  public Row active() throws SQLException {
    return one("state = 'ACTIVE'").orElseThrow();
  }

  /** With its row locked: whoever applies a batch to it waits until this transaction ends. */
  public Optional<Row> lock(int number) throws SQLException {
    return one("number = %d FOR UPDATE".formatted(number));
  }

  /** Whoever applies a batch to it waits until this transaction ends. */
  public Row lockActive() throws SQLException {
    Optional<Row> row = one("state = 'ACTIVE' FOR UPDATE");
    // Empty if another switch was waited for; a new statement sees what it did.
    return row.isPresent() ? row.get() : one("state = 'ACTIVE' FOR UPDATE").orElseThrow();
  }

  public Optional<Row> building() throws SQLException {
    return one("state = 'BUILDING' ORDER BY number LIMIT 1");
  }

  private Optional<Row> one(String condition) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT number, state, position, kafka_offset, last_entry_id, recorded_at, halt,"
                    + " switch_asked, carried_to, page_span FROM generation WHERE "
                    + condition)) {
      return rows.next()
          ? Optional.of(
              new Row(
                  rows.getInt(1),
                  State.valueOf(rows.getString(2)),
                  rows.getLong(3),
                  rows.getLong(4),
                  rows.getLong(5),
                  instant(rows.getTimestamp(6)),
                  rows.getString(7),
                  rows.getBoolean(8),
                  rows.getLong(9),
                  rows.getInt(10)))
          : Optional.empty();
    }
  }

  private static Instant instant(Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }

  /** False if the generation is not in that state any more. */
  public boolean moveOn(int number, State state, Progress to, String halt) throws SQLException {
    return update(
            "UPDATE generation SET position = ?, kafka_offset = ?, last_entry_id = ?,"
                + " recorded_at = ?, halt = ? WHERE number = ? AND state = ?",
            to.position(),
            to.kafkaOffset(),
            to.lastEntryId(),
            to.recordedAt() == null ? null : Timestamp.from(to.recordedAt()),
            halt,
            number,
            state.name())
        == 1;
  }

  /** The positions behind the one given that are to be passed over. */
  public Set<Long> skips(long position) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT position FROM skip WHERE position > ?")) {
      statement.setLong(1, position);
      try (ResultSet rows = statement.executeQuery()) {
        Set<Long> skips = new HashSet<>();
        while (rows.next()) {
          skips.add(rows.getLong(1));
        }
        return skips;
      }
    }
  }

  private void waitForPages(int number) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT pg_advisory_xact_lock(?, ?)")) {
      statement.setInt(1, PAGES_LOCK);
      statement.setInt(2, number);
      statement.execute();
    }
  }

  /** Until this transaction ends, nobody else carries forward; false if somebody does. */
  public boolean lockPages(int number) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?, ?)")) {
      statement.setInt(1, PAGES_LOCK);
      statement.setInt(2, number);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getBoolean(1);
      }
    }
  }

  /** Whoever asks questions may use what is carried forward up to there. */
  public void carriedTo(int number, long line) throws SQLException {
    update("UPDATE generation SET carried_to = ? WHERE number = ?", line, number);
  }

  public void fail(int number, String reason) throws SQLException {
    update("UPDATE generation SET state = 'FAILED', halt = ? WHERE number = ?", reason, number);
  }

  /** One that is to be served if equal, and is, goes on being built until it is served. */
  public void compared(int number, String comparison, boolean equal) throws SQLException {
    update(
        "UPDATE generation SET comparison = ?,"
            + " state = CASE WHEN state = 'BUILDING' AND NOT (switch_asked AND ?) THEN 'READY'"
            + " ELSE state END WHERE number = ?",
        comparison,
        equal,
        number);
  }

  /** Of positions between that hold no event because they were skipped. */
  public void moveTo(int number, long position) throws SQLException {
    update("UPDATE generation SET position = ? WHERE number = ?", position, number);
  }

  public void serve(Row next, Row served) throws SQLException {
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

  /** Waits for a page that is just being carried forward, which needs the tables and the row. */
  public void drop(int number) throws SQLException {
    waitForPages(number);
    try (PreparedStatement statement = connection.prepareStatement("SELECT drop_generation(?)")) {
      statement.setInt(1, number);
      statement.execute();
    }
  }

  private int update(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }
}
