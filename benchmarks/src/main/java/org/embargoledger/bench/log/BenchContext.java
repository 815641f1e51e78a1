package org.embargoledger.bench.log;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.embargoledger.bench.BenchException;
import org.embargoledger.bench.load.PgAddress;
import org.embargoledger.bench.process.Meter;
import org.embargoledger.stack.LocalStack;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.Secrets;
import org.embargoledger.stack.StackListener;

/** What the benchmarks share: the running stack, its database, and a quiet start for each run. */
public final class BenchContext implements AutoCloseable {
  static final String DATABASE = "ingest";
  private static final String INSERTER = "bench";
  private static final String PARTNER = "partner-a";
  private static final Duration CATCH_UP_MAX = Duration.ofMinutes(5);
  private static final long CATCH_UP_POLL_MS = 100;
  private static final int KEY_PREFIX_LENGTH = 8;

  private final LocalStack stack;
  private final BenchOptions options;
  private final Path scratch;
  private final StackListener progress;
  private final Connection database;
  private final Meter meter;
  private final RelayView relay;

  public BenchContext(LocalStack stack, BenchOptions options, Path scratch, StackListener progress)
      throws SQLException {
    this.stack = stack;
    this.options = options;
    this.scratch = scratch;
    this.progress = progress;
    this.database = stack.postgres().connect(DATABASE);
    this.meter = new Meter(stack);
    this.relay = new RelayView(stack.config().baseUrl(Part.INGEST));
  }

  public LocalStack stack() {
    return stack;
  }

  public BenchOptions options() {
    return options;
  }

  Path scratch() {
    return scratch;
  }

  StackListener progress() {
    return progress;
  }

  public Connection database() {
    return database;
  }

  Meter meter() {
    return meter;
  }

  RelayView relay() {
    return relay;
  }

  int port(Part part) {
    return stack.config().ports().of(part);
  }

  /** The role that inserts by hand. */
  PgAddress inserter() {
    String password = Secrets.in(stack.config().state()).password(INSERTER);
    return new PgAddress(port(Part.POSTGRES), DATABASE, INSERTER, password);
  }

  /** A fresh token; tokens live longer than any run. */
  String token() throws IOException, InterruptedException {
    return stack.token(PARTNER);
  }

  /** A beginning of idempotency keys that no other run has. */
  String freshKeys() {
    return "bench-" + UUID.randomUUID().toString().substring(0, KEY_PREFIX_LENGTH) + "-";
  }

  /** How many events the log has. */
  long logSize() throws SQLException {
    return number("SELECT next_position FROM log_head");
  }

  long number(String query) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /**
   * Lets both sides start from the same: the relay has published everything, and PostgreSQL has
   * written its checkpoint.
   */
  void settle() throws SQLException, IOException, InterruptedException {
    long last = logSize() - 1;
    long deadline = System.nanoTime() + CATCH_UP_MAX.toNanos();
    while (relay.state().published() < last) {
      if (System.nanoTime() > deadline) {
        throw new BenchException(
            "the relay has not caught up after %s; it is at %d of %d"
                .formatted(CATCH_UP_MAX, relay.state().published(), last));
      }
      Thread.sleep(CATCH_UP_POLL_MS);
    }
    try (Statement statement = database.createStatement()) {
      statement.execute("CHECKPOINT");
    }
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
