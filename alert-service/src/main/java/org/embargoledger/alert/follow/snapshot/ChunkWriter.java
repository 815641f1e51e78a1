package org.embargoledger.alert.follow.snapshot;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.embargoledger.model.merkle.Hashes;

/** Writes bytes as numbered rows, so that neither side holds them all at once. */
final class ChunkWriter extends OutputStream {

  private static final int CHUNK_BYTES = 1 << 20;
  private static final String INSERT =
      "insert into snapshot_chunk (snapshot_id, number, content) values (?, ?, ?)";

  private final PreparedStatement insert;
  private final MessageDigest hash = Hashes.newSha256();
  private final byte[] chunk = new byte[CHUNK_BYTES];
  private int filled;
  private int number;
  private long written;

  ChunkWriter(Connection connection, UUID snapshot) throws SQLException {
    insert = connection.prepareStatement(INSERT);
    insert.setObject(1, snapshot);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    int end = offset + length;
    while (from < end) {
      int part = Math.min(end - from, CHUNK_BYTES - filled);
      System.arraycopy(bytes, from, chunk, filled, part);
      filled += part;
      from += part;
      if (filled == CHUNK_BYTES) {
        insert();
      }
    }
  }

  private void insert() throws IOException {
    try {
      insert.setInt(2, number++);
      insert.setBytes(3, filled == CHUNK_BYTES ? chunk : Arrays.copyOf(chunk, filled));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IOException(e);
    }
    hash.update(chunk, 0, filled);
    written += filled;
    filled = 0;
  }

  @Override
  public void close() throws IOException {
    if (filled > 0) {
      insert();
    }
    try {
      insert.close();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  /** Of all bytes, after closing. */
  String sha256() {
    return HexFormat.of().formatHex(hash.digest());
  }

  long written() {
    return written;
  }
}
