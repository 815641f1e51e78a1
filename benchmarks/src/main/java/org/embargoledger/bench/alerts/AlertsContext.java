package org.embargoledger.bench.alerts;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.embargoledger.bench.BenchException;
import org.embargoledger.bench.load.GeneratedLog;
import org.embargoledger.bench.process.Meter;
import org.embargoledger.bench.report.Steps;
import org.embargoledger.stack.LocalStack;
import org.embargoledger.stack.StackListener;

/** What the parts share: the running stack, the alerts' database, and a log of made-up events. */
public final class AlertsContext implements AutoCloseable {
  private static final String DATABASE = "alert";
  private static final Duration CATCH_UP_MAX = Duration.ofHours(1);
  private static final long POLL_MS = 20;

  private final LocalStack stack;
  private final AlertsOptions options;
  private final Path scratch;
  private final StackListener progress;
  private final Connection database;
  private final Meter meter;
  private final BusyHistory history = new BusyHistory();
  private final GeneratedLog log;

  public AlertsContext(
      LocalStack stack, AlertsOptions options, Path scratch, StackListener progress)
      throws SQLException {
    this.stack = stack;
    this.options = options;
    this.scratch = scratch;
    this.progress = progress;
    this.database = stack.postgres().connect(DATABASE);
    this.meter = new Meter(stack);
    this.log = new GeneratedLog(stack.config().kafkaBootstrapServers(), history);
  }

  LocalStack stack() {
    return stack;
  }

  AlertsOptions options() {
    return options;
  }

  /** A directory that is removed in the end. */
  Path scratch() {
    return scratch;
  }

  StackListener progress() {
    return progress;
  }

  /** The alerts' database as its superuser. */
  public Connection database() {
    return database;
  }

  Meter meter() {
    return meter;
  }

  GeneratedLog log() {
    return log;
  }

  /** What the log is made from. */
  BusyHistory history() {
    return history;
  }

  long number(String query) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Of the last event whose findings are stored; -1 before the first. */
  long position() throws SQLException {
    return number("SELECT position FROM progress WHERE name = 'alerts'");
  }

  long alerts() throws SQLException {
    return number("SELECT count(*) FROM alert");
  }

  void fillTo(long events) throws Exception {
    if (log.size() < events) {
      Steps.run(
          progress,
          "writing %,d events to the topic".formatted(events - log.size()),
          () -> {
            log.extendTo(events);
            return "";
          },
          done -> done);
    }
  }

  void awaitAll() throws Exception {
    Steps.run(
        progress,
        "the alert-service takes %,d events".formatted(log.size()),
        () -> {
          awaitPosition(log.size() - 1, POLL_MS);
          return "";
        },
        done -> done);
  }

  void awaitPosition(long position, long pollMs) throws SQLException, InterruptedException {
    long deadline = System.nanoTime() + CATCH_UP_MAX.toNanos();
    while (position() < position) {
      if (System.nanoTime() > deadline) {
        throw new BenchException(
            "alerts are at %d and do not reach %d".formatted(position(), position));
      }
      Thread.sleep(pollMs);
    }
  }

  /** Lets each side start from the same: PostgreSQL has written its checkpoint. */
  void settle() throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("CHECKPOINT");
    }
  }

  @Override
  public void close() throws SQLException {
    log.close();
    database.close();
  }
}
