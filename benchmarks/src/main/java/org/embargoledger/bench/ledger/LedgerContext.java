package org.embargoledger.bench.ledger;

import java.io.IOException;
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
import org.embargoledger.stack.Part;
import org.embargoledger.stack.StackListener;
import org.embargoledger.stack.api.Api;
import org.embargoledger.stack.ledger.GenerationsApi;

/** What the parts share: the running stack, the ledger's database, and a log of made-up events. */
public final class LedgerContext implements AutoCloseable {
  static final String DATABASE = "ledger";
  private static final Duration CATCH_UP_MAX = Duration.ofHours(2);
  private static final long POLL_MS = 20;

  /** Further behind, the ledger is built anew rather than waited for. */
  private static final long REBUILT_RATHER = 100_000;

  private final LocalStack stack;
  private final LedgerOptions options;
  private final Path scratch;
  private final StackListener progress;
  private final Connection database;
  private final Meter meter;
  private final GeneratedLog log;

  public LedgerContext(
      LocalStack stack, LedgerOptions options, Path scratch, StackListener progress)
      throws SQLException {
    this.stack = stack;
    this.options = options;
    this.scratch = scratch;
    this.progress = progress;
    this.database = stack.postgres().connect(DATABASE);
    this.meter = new Meter(stack);
    this.log = new GeneratedLog(stack.config().kafkaBootstrapServers(), new GeneratedEvents());
  }

  public LocalStack stack() {
    return stack;
  }

  public LedgerOptions options() {
    return options;
  }

  /** A directory that is removed in the end. */
  public Path scratch() {
    return scratch;
  }

  public StackListener progress() {
    return progress;
  }

  /** The ledger's database as its superuser. */
  public Connection database() {
    return database;
  }

  public Meter meter() {
    return meter;
  }

  GeneratedLog log() {
    return log;
  }

  public int port(Part part) {
    return stack.config().ports().of(part);
  }

  /** A fresh token of an account such as analyst or operator; tokens live for minutes. */
  public String token(String account) throws IOException, InterruptedException {
    return stack.token(account);
  }

  public long number(String query) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** The position up to which the ledger is served. */
  public long position() throws SQLException {
    return number("SELECT position FROM generation WHERE state = 'ACTIVE'");
  }

  /** Makes the log at least this long, and waits until the ledger has all of it. */
  public void fillTo(long events) throws Exception {
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
    Steps.run(
        progress,
        "the ledger takes %,d events".formatted(log.size()),
        () -> {
          if (log.size() - position() > REBUILT_RATHER) {
            rebuildAhead();
          }
          awaitPosition(log.size() - 1);
          return "";
        },
        done -> done);
  }

  /** A new generation passes the one that follows the topic, and takes over. */
  private void rebuildAhead() throws Exception {
    GenerationsApi api = generations();
    int old = api.served();
    int number = api.begin(true);
    awaitDone(api, number);
    if (api.served() == old) {
      api.serve(number);
      awaitDone(api, number);
    }
    api.drop(old);
  }

  void awaitDone(GenerationsApi api, int number) throws InterruptedException {
    while (true) {
      String phase = api.find(number).path("progress").path("phase").asText("DONE");
      if (phase.equals("FAILED")) {
        throw new BenchException("the build failed: " + api.find(number));
      }
      if (phase.equals("DONE")) {
        return;
      }
      Thread.sleep(POLL_MS);
    }
  }

  /** The service's own interface for operators. */
  GenerationsApi generations() {
    return new GenerationsApi(
        new Api(stack.config().baseUrl(Part.LEDGER), () -> token("operator")));
  }

  void awaitPosition(long position) throws SQLException, InterruptedException {
    long deadline = System.nanoTime() + CATCH_UP_MAX.toNanos();
    while (position() < position) {
      if (System.nanoTime() > deadline) {
        throw new BenchException(
            "the ledger is at %d and does not reach %d".formatted(position(), position));
      }
      Thread.sleep(POLL_MS);
    }
  }

  /** Lets each side start from the same: PostgreSQL has written its checkpoint. */
  public void settle() throws SQLException {
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
