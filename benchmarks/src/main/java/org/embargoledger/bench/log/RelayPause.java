package org.embargoledger.bench.log;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.embargoledger.bench.BenchException;

/**
 * Keeps the relay from publishing until it is closed: takes its advisory lock over, as another
 * replica would that leads. Closing lets the relay lead again.
 */
final class RelayPause implements AutoCloseable {
  private static final Duration STAND_BY_MAX = Duration.ofSeconds(30);
  private static final long POLL_MS = 50;

  private static final String LEADER =
      """
      SELECT pid, classid::bigint << 32 | objid::bigint FROM pg_locks
      WHERE locktype = 'advisory' AND objsubid = 1 AND granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())""";

  private final Connection holder;

  private RelayPause(Connection holder) {
    this.holder = holder;
  }

  static RelayPause begin(BenchContext context)
      throws SQLException, IOException, InterruptedException {
    Connection holder = context.stack().postgres().connect(BenchContext.DATABASE);
    RelayPause pause = new RelayPause(holder);
    try {
      pause.takeOver(context.database());
      pause.awaitStandBy(context.relay());
      RelayPause begun = pause;
      pause = null;
      return begun;
    } finally {
      if (pause != null) {
        pause.close();
      }
    }
  }

  private void takeOver(Connection database) throws SQLException {
    long pid;
    long key;
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(LEADER)) {
      if (!rows.next()) {
        throw new BenchException("no relay leads");
      }
      pid = rows.getLong(1);
      key = rows.getLong(2);
    }
    // In line for the lock before its holder goes, so that the relay cannot be faster.
    CompletableFuture<Void> locked = CompletableFuture.runAsync(() -> lock(key));
    awaitInLine(database);
    try (PreparedStatement end = database.prepareStatement("SELECT pg_terminate_backend(?::int)")) {
      end.setLong(1, pid);
      end.execute();
    }
    locked.join();
  }

  private static void awaitInLine(Connection database) throws SQLException {
    String waiting =
        "SELECT count(*) FROM pg_locks"
            + " WHERE locktype = 'advisory' AND objsubid = 1 AND NOT granted";
    long in = 0;
    while (in == 0) {
      try (Statement statement = database.createStatement();
          ResultSet rows = statement.executeQuery(waiting)) {
        rows.next();
        in = rows.getLong(1);
      }
    }
  }

  private void lock(long key) {
    try (PreparedStatement lock = holder.prepareStatement("SELECT pg_advisory_lock(?)")) {
      lock.setLong(1, key);
      lock.execute();
    } catch (SQLException e) {
      throw new BenchException("the relay's lock cannot be had: " + e.getMessage(), e);
    }
  }

  private void awaitStandBy(RelayView relay) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + STAND_BY_MAX.toNanos();
    while (relay.state().leads()) {
      if (System.nanoTime() > deadline) {
        throw new BenchException("the relay goes on without its lock");
      }
      Thread.sleep(POLL_MS);
    }
  }

  @Override
  public void close() throws SQLException {
    holder.close();
  }
}
