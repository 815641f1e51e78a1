package org.embargoledger.ingest.relay;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The relay's view of the log over one connection, which also holds the advisory lock of
 * leadership: when the connection is lost, so is leadership, and every method fails from then on.
 * Blocking; for the relay's own thread.
 */
final class LogTail implements AutoCloseable {

  /** Any number that no other advisory lock of this database uses. */
  private static final long LEADERSHIP_LOCK = 0x656d6261_72676fL;

  private static final int BATCH_SIZE = 1_000;
  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

  /** How long a lost notification can delay the relay. */
  private static final Duration POLL = Duration.ofSeconds(1);

  private static final String AFTER =
      """
      SELECT position, fact_id, version, target, recorded_at, leaf_hash, body
      FROM event WHERE position > $1 ORDER BY position LIMIT $2
      """;

  private final PgConnection connection;
  private final Semaphore appended = new Semaphore(0);

  private LogTail(PgConnection connection) {
    this.connection = connection;
    connection.notificationHandler(ignored -> appended.release());
  }

  /** Opens tails on the service's database. */
  @ApplicationScoped
  static class Factory {

    private final Pool pool;

    @Inject
    Factory(Pool pool) {
      this.pool = pool;
    }

    LogTail open() {
      return new LogTail(PgConnection.cast(pool.getConnection().await().atMost(ANSWER_MAX)));
    }
  }

  boolean acquireLeadership() {
    boolean leads =
        connection
            .preparedQuery("SELECT pg_try_advisory_lock($1) AS leads")
            .execute(Tuple.of(LEADERSHIP_LOCK))
            .await()
            .atMost(ANSWER_MAX)
            .iterator()
            .next()
            .getBoolean("leads");
    if (leads) {
      connection.query("LISTEN embargo_log").execute().await().atMost(ANSWER_MAX);
    }
    return leads;
  }

  /** Events on their way from the database. */
  interface Fetch {

    /** The next events behind the position, in order; empty at the end of the log. */
    List<RelayedEvent> await();
  }

  /** Begins to read, so that the database works while the caller publishes. */
  Fetch fetchAfter(long position) {
    CompletableFuture<RowSet<Row>> rows =
        connection
            .preparedQuery(AFTER)
            .execute(Tuple.of(position, BATCH_SIZE))
            .subscribeAsCompletionStage();
    return () -> {
      List<RelayedEvent> events = new ArrayList<>();
      Uni.createFrom()
          .completionStage(rows)
          .await()
          .atMost(ANSWER_MAX)
          .forEach(row -> events.add(event(row)));
      return events;
    };
  }

  /** Whether there may be more behind what one fetch gave. */
  boolean isFull(List<RelayedEvent> events) {
    return events.size() == BATCH_SIZE;
  }

  private static RelayedEvent event(Row row) {
    return new RelayedEvent(
        row.getLong("position"),
        row.getUUID("fact_id"),
        row.getInteger("version"),
        row.getString("target"),
        row.getOffsetDateTime("recorded_at").toInstant(),
        row.getBuffer("leaf_hash").getBytes(),
        row.getBuffer("body").getBytes());
  }

  /** Returns once something may have been appended. */
  void awaitAppend() throws InterruptedException {
    if (appended.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
      appended.drainPermits();
    }
  }

  @Override
  public void close() {
    // Not handed back to the pool with its lock and its subscription: closed for good.
    connection
        .query("SELECT pg_advisory_unlock_all(); UNLISTEN *")
        .execute()
        .onFailure()
        .recoverWithNull()
        .chain(connection::close)
        .onFailure()
        .recoverWithNull()
        .await()
        .atMost(ANSWER_MAX);
  }
}
