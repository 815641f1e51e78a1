package org.embargoledger.bench.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.LongConsumer;
import org.embargoledger.model.merkle.Frontier;
import org.embargoledger.model.merkle.Hashes;
import org.embargoledger.model.merkle.Tiles;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Lengthens a log by rows that have a leaf hash but no content worth reading, with the Merkle tree
 * over them: for what depends on the length alone. The log is of no other use afterwards.
 */
public final class SyntheticLog {
  private static final int FLUSH_BYTES = 1 << 18;
  private static final int TOLD_EVERY = 100_000;

  private final Connection connection;
  private final ByteArrayOutputStream tiles = new ByteArrayOutputStream();

  public SyntheticLog(Connection connection) {
    this.connection = connection;
  }

  /**
   * @param done is told how many events the log has
   */
  public void growTo(long size, LongConsumer done) throws SQLException, IOException {
    Frontier frontier = head();
    dropWhatProofsDoNotRead();
    CopyIn events =
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY event FROM STDIN");
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    for (long position = frontier.size(); position < size; position++) {
      byte[] leaf = Hashes.leaf(Long.toString(position).getBytes(StandardCharsets.US_ASCII));
      rows.writeBytes(row(position, leaf));
      frontier.add(leaf, this::tile);
      if (rows.size() > FLUSH_BYTES) {
        flush(events, rows);
      }
      if (position % TOLD_EVERY == 0) {
        done.accept(position);
      }
    }
    flush(events, rows);
    events.endCopy();
    finish(frontier);
  }

  private Frontier head() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT next_position, frontier FROM log_head")) {
      row.next();
      return Frontier.decode(row.getLong(1), row.getBytes(2));
    }
  }

  private void dropWhatProofsDoNotRead() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE event DROP CONSTRAINT IF EXISTS event_fact_id_version_key");
      statement.execute("DROP INDEX IF EXISTS event_idempotency_key");
    }
  }

  private static byte[] row(long position, byte[] leaf) {
    String hash = AppendMethod.hex(leaf);
    return (position
            + "\t00000000-0000-7000-8000-000000000000\t1\tRECORDED\tActivity\tKP\tbench\t"
            + "2026-01-01T00:00:00Z\t\\N\t"
            + hash
            + '\t'
            + hash
            + "\t\\\\x7b7d\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private void tile(int level, long index, byte[] root) {
    if (level % Tiles.HEIGHT == 0) {
      String row = level / Tiles.HEIGHT + "\t" + index + "\t" + AppendMethod.hex(root) + "\n";
      tiles.writeBytes(row.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static void flush(CopyIn copy, ByteArrayOutputStream rows) throws SQLException {
    copy.writeToCopy(rows.toByteArray(), 0, rows.size());
    rows.reset();
  }

  private void finish(Frontier frontier) throws SQLException {
    CopyIn copy =
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY tile_hash FROM STDIN");
    flush(copy, tiles);
    copy.endCopy();
    try (PreparedStatement move =
        connection.prepareStatement("UPDATE log_head SET next_position = ?, frontier = ?")) {
      move.setLong(1, frontier.size());
      move.setBytes(2, frontier.encode());
      move.executeUpdate();
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("ANALYZE event");
      statement.execute("ANALYZE tile_hash");
    }
  }
}
