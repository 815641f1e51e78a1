package org.embargoledger.bench.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** COPY of the ledger's own entries, into a table of the same columns and indexes. */
final class EntryCopy implements AutoCloseable {
  private static final String TABLE = "bench_entry";
  private static final int BUFFER_BYTES = 1 << 16;

  private final LedgerContext context;
  private final Path file;
  private final long rows;

  EntryCopy(LedgerContext context) throws SQLException, IOException {
    this.context = context;
    this.file = context.scratch().resolve("entries.copy");
    try (OutputStream out = Files.newOutputStream(file)) {
      rows =
          copy()
              .copyOut(
                  "COPY (SELECT e.* FROM entry e JOIN generation g ON g.number = e.generation"
                      + " WHERE g.state = 'ACTIVE' ORDER BY id) TO STDOUT",
                  out);
    }
  }

  long rows() {
    return rows;
  }

  /** Seconds. */
  double run(boolean indexes) throws SQLException, IOException {
    execute(
        "DROP TABLE IF EXISTS " + TABLE,
        "CREATE TABLE %s (LIKE entry%s)".formatted(TABLE, indexes ? " INCLUDING INDEXES" : ""));
    context.settle();
    long begun = System.nanoTime();
    try (InputStream in = Files.newInputStream(file)) {
      copy().copyIn("COPY " + TABLE + " FROM STDIN", in, BUFFER_BYTES);
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    execute("DROP TABLE " + TABLE);
    return seconds;
  }

  private void execute(String... statements) throws SQLException {
    try (Statement statement = context.database().createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private CopyManager copy() throws SQLException {
    Connection connection = context.database();
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
