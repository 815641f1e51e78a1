package org.embargoledger.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Ways in which the rows of one group can be brought into the table, within its transaction. */
public enum AppendMethod {
  /** One INSERT a row; all are sent before the first answer is awaited. */
  PIPELINED("pipelined INSERTs") {
    @Override
    void insert(Connection connection, List<MethodRow> rows) throws SQLException {
      insertEach(connection, rows);
    }
  },
  /** The driver makes INSERTs of many VALUES out of the group. */
  VALUES("INSERTs of many VALUES") {
    @Override
    void insert(Connection connection, List<MethodRow> rows) throws SQLException {
      insertEach(connection, rows);
    }

    @Override
    public String connectionParameters() {
      return "reWriteBatchedInserts=true";
    }
  },
  /** One INSERT of arrays, one for each column. */
  UNNEST("INSERT from UNNEST") {
    @Override
    void insert(Connection connection, List<MethodRow> rows) throws SQLException {
      try (PreparedStatement insert =
          connection.prepareStatement(
              COLUMNS
                  + " SELECT * FROM unnest(?::bigint[], ?::uuid[], ?::integer[], ?::text[],"
                  + " ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::bytea[],"
                  + " ?::bytea[], ?::bytea[])")) {
        int column = 0;
        for (ArrayColumn each : ARRAYS) {
          Object[] values = rows.stream().map(each.value).toArray(each.array);
          insert.setArray(++column, connection.createArrayOf(each.type, values));
        }
        insert.executeUpdate();
      }
    }
  },
  /** COPY FROM STDIN in text form. */
  COPY("COPY") {
    @Override
    void insert(Connection connection, List<MethodRow> rows) throws SQLException {
      StringBuilder text = new StringBuilder(rows.size() * 2_048);
      rows.forEach(row -> row.copyLine(text));
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      CopyIn copy =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("COPY " + ReferenceTable.NAME + " FROM STDIN");
      copy.writeToCopy(bytes, 0, bytes.length);
      copy.endCopy();
    }
  };

  private static final String COLUMNS =
      "INSERT INTO "
          + ReferenceTable.NAME
          + " (position, fact_id, version, kind, fact_type, target, partner, recorded_at,"
          + " idempotency_key, request_hash, leaf_hash, body)";

  private record ArrayColumn(
      String type, Function<MethodRow, Object> value, IntFunction<Object[]> array) {}

  private static final List<ArrayColumn> ARRAYS =
      List.of(
          new ArrayColumn("int8", MethodRow::position, Long[]::new),
          new ArrayColumn("uuid", MethodRow::factId, UUID[]::new),
          new ArrayColumn("int4", row -> 1, Integer[]::new),
          new ArrayColumn("text", row -> MethodRow.KIND, String[]::new),
          new ArrayColumn("text", row -> MethodRow.TYPE, String[]::new),
          new ArrayColumn("text", row -> MethodRow.TARGET, String[]::new),
          new ArrayColumn("text", row -> MethodRow.PARTNER, String[]::new),
          new ArrayColumn("timestamptz", MethodRow::recordedAt, Object[]::new),
          new ArrayColumn("text", MethodRow::key, String[]::new),
          new ArrayColumn("bytea", MethodRow::requestHash, byte[][]::new),
          new ArrayColumn("bytea", MethodRow::leafHash, byte[][]::new),
          new ArrayColumn("bytea", MethodRow::body, byte[][]::new));

  private final String title;

  AppendMethod(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /** What the connection's URL needs besides. */
  public String connectionParameters() {
    return "";
  }

  abstract void insert(Connection connection, List<MethodRow> rows)
      throws SQLException, IOException;

  /** One group as the log appends it: the head's lock, the rows, the head moved, one commit. */
  public void append(Connection connection, List<MethodRow> rows) throws SQLException, IOException {
    try (PreparedStatement lock =
            connection.prepareStatement("SELECT next_position FROM bench.head FOR UPDATE");
        PreparedStatement move =
            connection.prepareStatement("UPDATE bench.head SET next_position = ?")) {
      lock.executeQuery().close();
      insert(connection, rows);
      move.setLong(1, rows.get(rows.size() - 1).position() + 1);
      move.executeUpdate();
      connection.commit();
    }
  }

  private static void insertEach(Connection connection, List<MethodRow> rows) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(COLUMNS + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (MethodRow row : rows) {
        insert.setLong(1, row.position());
        insert.setObject(2, row.factId());
        insert.setInt(3, 1);
        insert.setString(4, MethodRow.KIND);
        insert.setString(5, MethodRow.TYPE);
        insert.setString(6, MethodRow.TARGET);
        insert.setString(7, MethodRow.PARTNER);
        insert.setObject(8, row.recordedAt());
        insert.setString(9, row.key());
        insert.setBytes(10, row.requestHash());
        insert.setBytes(11, row.leafHash());
        insert.setBytes(12, row.body());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  static String hex(byte[] bytes) {
    return "\\\\x" + HexFormat.of().formatHex(bytes);
  }
}
