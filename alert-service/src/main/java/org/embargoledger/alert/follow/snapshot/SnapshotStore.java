package org.embargoledger.alert.follow.snapshot;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.embargoledger.alert.detect.WatchState;
import org.embargoledger.alert.triage.Place;

/**
 * The one snapshot that is kept: a state with its place, whole or not at all. Guarantee: what is
 * read is what was written under the same fingerprint, at a place whose findings are stored.
 * Blocking; its connections are apart from those that store findings.
 */
@ApplicationScoped
public class SnapshotStore {

  private static final String LOCK_PROGRESS =
      "select position, day from progress where name = 'alerts' for update";
  private static final String PROGRESS = "select position, day from progress where name = 'alerts'";
  private static final String FARTHER =
      "select 1 from snapshot where fingerprint = ? and position >= ?";
  private static final String DELETE_CHUNKS = "delete from snapshot_chunk where snapshot_id <> ?";
  private static final String DELETE = "delete from snapshot";
  private static final String INSERT =
      """
      insert into snapshot
        (id, fingerprint, position, day, kafka_offset, leaf_hash, bytes, sha256, taken_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, now())
      """;
  private static final String NEWEST =
      "select * from snapshot where fingerprint = ? order by position desc limit 1";

  private final AgroalDataSource database;

  @Inject
  public SnapshotStore(AgroalDataSource database) {
    this.database = database;
  }

  /** A state, and where the message of its last event is. */
  public record Stored(WatchState state, long offset, String leafHash) {}

  /** What is stored cannot be used. */
  public static final class UnusableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableException(String reason, Throwable cause) {
      super(reason, cause);
    }
  }

  /**
   * Replaces the former one, unless that is of the same fingerprint and as far.
   *
   * @return the bytes it takes; empty if it was not stored
   */
  public Optional<Long> store(String fingerprint, Point point) throws SQLException, IOException {
    UUID id = UUID.randomUUID();
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        ChunkWriter chunks = new ChunkWriter(connection, id);
        try (OutputStream out = new FastGzip(chunks)) {
          StateCodec.write(point.watch().state(), out);
        }
        boolean isStored = replace(connection, id, fingerprint, point, chunks);
        if (isStored) {
          connection.commit();
          return Optional.of(chunks.written());
        }
        connection.rollback();
        return Optional.empty();
      } catch (SQLException | IOException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  /** The lock on progress is held from here to the commit. */
  private static boolean replace(
      Connection connection, UUID id, String fingerprint, Point point, ChunkWriter chunks)
      throws SQLException {
    if (point.place().isBeyond(progress(connection, LOCK_PROGRESS))) {
      return false;
    }
    try (PreparedStatement farther = connection.prepareStatement(FARTHER)) {
      farther.setString(1, fingerprint);
      farther.setLong(2, point.position());
      if (farther.executeQuery().next()) {
        return false;
      }
    }
    try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
      delete.executeUpdate();
    }
    try (PreparedStatement delete = connection.prepareStatement(DELETE_CHUNKS)) {
      delete.setObject(1, id);
      delete.executeUpdate();
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, id);
      insert.setString(2, fingerprint);
      insert.setLong(3, point.position());
      insert.setObject(4, point.place().day());
      insert.setLong(5, point.offset());
      insert.setString(6, point.leafHash());
      insert.setLong(7, chunks.written());
      insert.setString(8, chunks.sha256());
      insert.executeUpdate();
    }
    return true;
  }

  private static Place progress(Connection connection, String query) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(query);
        ResultSet row = select.executeQuery()) {
      row.next();
      return new Place(row.getLong("position"), row.getObject("day", LocalDate.class));
    }
  }

  /** The one of this fingerprint; empty if there is none. */
  public Optional<Stored> newest(String fingerprint) throws SQLException, UnusableException {
    try (Connection connection = database.getConnection()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      try (PreparedStatement select = connection.prepareStatement(NEWEST)) {
        select.setString(1, fingerprint);
        ResultSet row = select.executeQuery();
        return row.next() ? Optional.of(read(connection, row)) : Optional.empty();
      } finally {
        connection.rollback();
      }
    }
  }

  private static Stored read(Connection connection, ResultSet row)
      throws SQLException, UnusableException {
    Place place = new Place(row.getLong("position"), row.getObject("day", LocalDate.class));
    if (place.isBeyond(progress(connection, PROGRESS))) {
      throw new UnusableException("the findings up to it are not stored", null);
    }
    UUID id = row.getObject("id", UUID.class);
    try {
      // Before anything is made of the bytes: a damaged length could ask for any amount of memory.
      if (!ChunkReader.sha256(connection, id).equals(row.getString("sha256"))) {
        throw new UnusableException("its hash is another one", null);
      }
      try (InputStream in = new GZIPInputStream(new ChunkReader(connection, id), 1 << 16)) {
        WatchState state = StateCodec.read(in);
        if (state.position() != place.position()
            || !state.day().equals(Optional.ofNullable(place.day()))) {
          throw new UnusableException("it is of another place", null);
        }
        return new Stored(state, row.getLong("kafka_offset"), row.getString("leaf_hash"));
      }
    } catch (IOException | RuntimeException e) {
      throw new UnusableException("it cannot be read: " + e.getMessage(), e);
    }
  }

  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
