package org.embargoledger.alert.follow.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;
import org.embargoledger.model.merkle.Hashes;

/** Reads what a {@link ChunkWriter} wrote. Within a transaction, so that few rows are held. */
final class ChunkReader extends InputStream {

  private static final int ROWS = 4;
  private static final String SELECT =
      "select content from snapshot_chunk where snapshot_id = ? order by number";

  private final PreparedStatement select;
  private final ResultSet rows;
  private byte[] chunk = new byte[0];
  private int at;

  ChunkReader(Connection connection, UUID snapshot) throws SQLException {
    select = connection.prepareStatement(SELECT);
    select.setFetchSize(ROWS);
    select.setObject(1, snapshot);
    rows = select.executeQuery();
  }

  /** Of all bytes. */
  static String sha256(Connection connection, UUID snapshot) throws SQLException, IOException {
    MessageDigest hash = Hashes.newSha256();
    try (ChunkReader reader = new ChunkReader(connection, snapshot)) {
      while (reader.next()) {
        hash.update(reader.chunk);
      }
    }
    return HexFormat.of().formatHex(hash.digest());
  }

  private boolean next() throws IOException {
    try {
      if (!rows.next()) {
        return false;
      }
      chunk = rows.getBytes(1);
      at = 0;
      return true;
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (at == chunk.length) {
      if (!next()) {
        return -1;
      }
    }
    int part = Math.min(length, chunk.length - at);
    System.arraycopy(chunk, at, bytes, offset, part);
    at += part;
    return part;
  }

  @Override
  public void close() throws IOException {
    try {
      select.close();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
