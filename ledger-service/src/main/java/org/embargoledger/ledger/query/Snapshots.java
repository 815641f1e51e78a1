package org.embargoledger.ledger.query;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.OptionalLong;
import java.util.function.Function;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;
import org.embargoledger.ledger.projection.postgres.Generation;

/**
 * Runs a query against the ledger as it is at one position. All that the query reads, and the
 * position it is told, come from one snapshot of the database.
 */
@ApplicationScoped
public class Snapshots {

  private static final long POLL_MS = 25;
  private static final String RETRY_AFTER_SECONDS = "1";
  private static final String ONE_SNAPSHOT =
      "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";
  private static final String SERVED =
      "SELECT number, position, recorded_at, last_entry_id,"
          + " (SELECT coalesce(max(id), 0) FROM rate),"
          + " set_config('statement_timeout', :timeMaxMs, true)"
          + " FROM generation WHERE state = 'ACTIVE'";

  private final Vertx vertx;
  private final QueryConfig config;

  @Inject
  public Snapshots(Vertx vertx, QueryConfig config) {
    this.vertx = vertx;
    this.config = config;
  }

  /**
   * @param minPosition waited for briefly; a 503 if the ledger does not come that far
   * @param query whose every statement ends in time, or it fails with a 503
   */
  public <T> Uni<T> read(OptionalLong minPosition, Function<Snapshot, Uni<T>> query) {
    Uni<Void> ready =
        minPosition.isPresent()
            ? awaitPosition(
                minPosition.getAsLong(), System.nanoTime() + config.minPositionWaitMax().toNanos())
            : Uni.createFrom().voidItem();
    return ready
        .chain(
            () ->
                Panache.withTransaction(
                    () ->
                        Panache.getSession()
                            .chain(s -> s.createNativeQuery(ONE_SNAPSHOT).executeUpdate())
                            .chain(this::served)
                            .flatMap(query::apply)))
        .onFailure(StatementTimeout::isCauseOf)
        .transform(failure -> StatementTimeout.problem(config.statementTimeMax()));
  }

  private Uni<Snapshot> served() {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(SERVED, Object[].class)
                    .setParameter("timeMaxMs", Long.toString(config.statementTimeMax().toMillis()))
                    .getSingleResult())
        .map(
            row ->
                new Snapshot(
                    (int) Columns.number(row[0]),
                    Columns.number(row[1]),
                    Columns.instant(row[2]),
                    Columns.number(row[3]),
                    Columns.number(row[4])));
  }

  private Uni<Void> awaitPosition(long minPosition, long deadlineNanos) {
    return Panache.withSession(Generation::active)
        .flatMap(
            active -> {
              if (active.position >= minPosition) {
                return Uni.createFrom().voidItem();
              }
              if (System.nanoTime() - deadlineNanos >= 0) {
                return Uni.createFrom().failure(behind(minPosition, active.position));
              }
              return pause().chain(() -> awaitPosition(minPosition, deadlineNanos));
            });
  }

  /** On the request's own context, which the session is bound to. */
  private Uni<Void> pause() {
    return Uni.createFrom()
        .emitter(emitter -> vertx.setTimer(POLL_MS, timer -> emitter.complete(null)));
  }

  private static ProblemException behind(long minPosition, long position) {
    return new ProblemException(
            ProblemType.NOT_YET_PROJECTED,
            "the ledger is at position %d; %d was asked for".formatted(position, minPosition))
        .with("position", position)
        .withHeader("Retry-After", RETRY_AFTER_SECONDS);
  }
}
