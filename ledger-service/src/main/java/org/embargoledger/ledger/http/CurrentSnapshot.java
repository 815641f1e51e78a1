package org.embargoledger.ledger.http;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.embargoledger.ledger.query.Snapshot;

/**
 * Where the ledger stands, from a read of the database that began after it was asked for. Whoever
 * asks while one read is under way shares the next, so that a thousand questions cost as much as
 * two.
 */
@ApplicationScoped
public class CurrentSnapshot {

  private static final String READ =
      """
      SELECT number, position, recorded_at, last_entry_id,
        (SELECT coalesce(max(id), 0) FROM rate) AS last_rate_id
      FROM generation WHERE state = 'ACTIVE'
      """;

  private final Vertx vertx;
  private final Pool pool;
  private List<BiConsumer<Snapshot, Throwable>> waiting = new ArrayList<>();
  private boolean reading;

  @Inject
  public CurrentSnapshot(Vertx vertx, Pool pool) {
    this.vertx = vertx;
    this.pool = pool;
  }

  /** Resumes on the caller's context. */
  Uni<Snapshot> read() {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Context context = vertx.getOrCreateContext();
              join(
                  (snapshot, failure) ->
                      context.runOnContext(
                          unused -> {
                            if (failure == null) {
                              emitter.complete(snapshot);
                            } else {
                              emitter.fail(failure);
                            }
                          }));
            });
  }

  private synchronized void join(BiConsumer<Snapshot, Throwable> waiter) {
    waiting.add(waiter);
    if (!reading) {
      reading = true;
      readForAll();
    }
  }

  private synchronized void readForAll() {
    List<BiConsumer<Snapshot, Throwable>> served = waiting;
    waiting = new ArrayList<>();
    pool.preparedQuery(READ)
        .execute()
        .map(rows -> snapshot(rows.iterator().next()))
        .onComplete(
            read -> {
              next();
              served.forEach(waiter -> waiter.accept(read.result(), read.cause()));
            });
  }

  private synchronized void next() {
    if (waiting.isEmpty()) {
      reading = false;
    } else {
      readForAll();
    }
  }

  private static Snapshot snapshot(Row row) {
    OffsetDateTime recordedAt = row.getOffsetDateTime("recorded_at");
    return new Snapshot(
        row.getInteger("number"),
        row.getLong("position"),
        recordedAt == null ? null : recordedAt.toInstant(),
        row.getLong("last_entry_id"),
        row.getLong("last_rate_id"));
  }
}
