package org.embargoledger.bench.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** COPY from the client, in text form: the fastest way to bring rows into PostgreSQL. */
public final class CopyClient {
  private static final int BUFFER_BYTES = 1 << 16;

  private CopyClient() {}

  /** Writes the log's last rows to a file; returns how many. */
  public static long exportLast(Connection connection, int rows, Path file)
      throws SQLException, IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      return copy(connection)
          .copyOut(
              """
              COPY (SELECT * FROM public.event
                WHERE position >= (SELECT next_position FROM log_head) - %d
                ORDER BY position) TO STDOUT"""
                  .formatted(rows),
              out);
    }
  }

  /** Brings the file into the reference table, in one transaction; returns how many rows. */
  public static long load(Connection connection, Path file) throws SQLException, IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return copy(connection)
          .copyIn("COPY " + ReferenceTable.NAME + " FROM STDIN", in, BUFFER_BYTES);
    }
  }

  private static CopyManager copy(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }
}
