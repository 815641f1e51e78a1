package org.embargoledger.ledger.export;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.embargoledger.ledger.entries.EntryFilter;
import org.embargoledger.ledger.query.Snapshot;
import org.embargoledger.ledger.query.Viewpoint;

/**
 * Reads lines through a cursor of the database, a chunk at a time, within one snapshot. Blocking,
 * except that any thread may end it.
 */
final class LineReader implements Rows, AutoCloseable {

  private static final String ACTIVE =
      """
      SELECT number, position, recorded_at, last_entry_id,
        (SELECT coalesce(max(id), 0) FROM rate) AS last_rate_id
      FROM generation WHERE state = 'ACTIVE'
      """;

  /** The plan that gives the first lines soonest is also the one that sorts nothing. */
  private static final String PLAN_FOR_THE_FIRST_LINES = "SET LOCAL cursor_tuple_fraction = 0";

  private final Connection connection;
  private final int chunk;
  private final Snapshot snapshot;
  private LineColumns columns;
  private volatile Statement running;
  private volatile boolean ended;

  /**
   * Begins the snapshot.
   *
   * @param lifetime after which the database ends it by itself
   */
  LineReader(Connection connection, int chunk, Duration lifetime) throws SQLException {
    this.connection = connection;
    this.chunk = chunk;
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setReadOnly(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL statement_timeout = " + lifetime.toMillis());
      statement.execute("SET LOCAL idle_in_transaction_session_timeout = " + lifetime.toMillis());
      statement.execute(PLAN_FOR_THE_FIRST_LINES);
      try (ResultSet active = statement.executeQuery(ACTIVE)) {
        active.next();
        OffsetDateTime recordedAt = active.getObject("recorded_at", OffsetDateTime.class);
        snapshot =
            new Snapshot(
                active.getInt("number"),
                active.getLong("position"),
                recordedAt == null ? null : recordedAt.toInstant(),
                active.getLong("last_entry_id"),
                active.getLong("last_rate_id"));
      }
    }
  }

  Snapshot snapshot() {
    return snapshot;
  }

  /**
   * @param viewpoint worked out within another, earlier snapshot: lines have the same ids in both
   */
  void select(EntryFilter filter, Viewpoint viewpoint) throws SQLException {
    columns = new LineColumns(viewpoint.asOf());
    StringBuilder query =
        new StringBuilder("DECLARE line NO SCROLL CURSOR FOR SELECT ")
            .append(LineColumns.SELECTED)
            .append(
                """
                FROM entry e JOIN fact_event b ON b.position = e.fact_position
                  JOIN fact_event c ON c.position = e.cause_position
                WHERE e.generation = ? AND e.target = ?""");
    List<Object> values = new ArrayList<>(List.of(snapshot.generation(), filter.target()));
    filter
        .filters()
        .forEach(
            (name, value) -> {
              query.append(" AND e.").append(column(name)).append(" = ?");
              values.add(value instanceof Enum<?> constant ? constant.name() : value);
            });
    if (!viewpoint.known().isPresent()) {
      query.append(" AND e.id <= ?");
      values.add(viewpoint.known().lastEntryId());
    }
    if (viewpoint.asOf().isPresent()) {
      query.append(" AND e.slice_from <= ?");
      values.add(viewpoint.asOf().get());
    }
    query.append(" ORDER BY e.id");
    try (PreparedStatement declare = connection.prepareStatement(query.toString())) {
      for (int i = 0; i < values.size(); i++) {
        declare.setObject(i + 1, values.get(i));
      }
      declare.execute();
    }
  }

  private static String column(String field) {
    return field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /** The next lines; empty behind the last. */
  private List<Object[]> next() throws SQLException {
    try (Statement fetch = connection.createStatement()) {
      running = fetch;
      if (ended) {
        throw new SQLException("the export was ended");
      }
      List<Object[]> lines = new ArrayList<>(chunk);
      try (ResultSet rows = fetch.executeQuery("FETCH FORWARD " + chunk + " FROM line")) {
        while (rows.next()) {
          lines.add(columns.read(rows));
        }
      }
      return lines;
    } finally {
      running = null;
    }
  }

  @Override
  public void copyTo(TableWriter writer) throws SQLException, IOException {
    for (List<Object[]> lines = next(); !lines.isEmpty(); lines = next()) {
      for (Object[] line : lines) {
        writer.write(line);
      }
      writer.flush();
    }
  }

  /** Ends what runs in the database now and what would run later. */
  @Override
  public void stop() {
    ended = true;
    Statement statement = running;
    if (statement != null) {
      try {
        statement.cancel();
      } catch (SQLException e) {
        // It has just finished, or the connection is gone: either way it runs no more.
        return;
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.close();
  }
}
