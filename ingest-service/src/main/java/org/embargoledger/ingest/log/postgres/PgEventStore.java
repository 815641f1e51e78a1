package org.embargoledger.ingest.log.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.embargoledger.ingest.log.AppendOutcome;
import org.embargoledger.ingest.log.BatchDecider;
import org.embargoledger.ingest.log.BatchDecision;
import org.embargoledger.ingest.log.EventStore;
import org.embargoledger.ingest.log.KeyUse;
import org.embargoledger.ingest.log.LogHead;
import org.embargoledger.ingest.log.PartnerKey;
import org.embargoledger.ingest.log.StreamState;
import org.embargoledger.ingest.log.Submission;
import org.embargoledger.ingest.log.TreeGrowth;

/**
 * The log in PostgreSQL. One transaction a batch: lock the head, look up what the batch depends on,
 * decide, insert all events with one statement, grow the Merkle tree, move the head. The head's row
 * lock orders any number of replicas; it is held for these statements and nothing else.
 */
@ApplicationScoped
public class PgEventStore implements EventStore {

  private final Pool pool;
  private final Clock clock;

  @Inject
  public PgEventStore(Pool pool) {
    this(pool, Clock.systemUTC());
  }

  PgEventStore(Pool pool, Clock clock) {
    this.pool = pool;
    this.clock = clock;
  }

  @Override
  public Uni<List<AppendOutcome>> append(List<Submission> submissions) {
    return pool.withConnection(
        connection ->
            read(connection, submissions)
                .flatMap(known -> write(connection, decide(submissions, known), known.head()))
                .onFailure()
                .call(() -> rollBack(connection)));
  }

  /** What a batch depends on, read under the head's lock. */
  private record Known(
      LogHead head, Map<PartnerKey, KeyUse> keys, Map<UUID, StreamState> streams) {}

  /**
   * One round trip: the statements are sent together and run one after the other, each on a
   * snapshot of its own, so that the look-ups see all that was committed before the lock was
   * obtained.
   */
  private static Uni<Known> read(SqlConnection connection, List<Submission> submissions) {
    return Uni.combine()
        .all()
        .unis(
            LogStatements.begin(connection),
            LogStatements.lockHead(connection),
            LogStatements.keys(connection, submissions),
            LogStatements.streams(connection, submissions))
        .with((begun, head, keys, streams) -> new Known(head, keys, streams));
  }

  private BatchDecision decide(List<Submission> submissions, Known known) {
    return BatchDecider.decide(
        submissions, known.head(), known.keys(), known.streams(), clock.instant());
  }

  /** One round trip more; if a statement fails, PostgreSQL makes the commit a rollback. */
  private static Uni<List<AppendOutcome>> write(
      SqlConnection connection, BatchDecision decision, LogHead head) {
    if (decision.events().isEmpty()) {
      return LogStatements.rollBack(connection).replaceWith(decision.outcomes());
    }
    TreeGrowth growth = TreeGrowth.of(head, decision);
    return Uni.combine()
        .all()
        .unis(
            LogStatements.insert(connection, decision.events()),
            LogStatements.insertTileHashes(connection, growth.tileHashes()),
            LogStatements.moveHead(connection, growth.head()),
            LogStatements.commit(connection))
        .with((inserted, hashed, moved, committed) -> decision.outcomes());
  }

  private static Uni<Void> rollBack(SqlConnection connection) {
    return LogStatements.rollBack(connection).onFailure().recoverWithNull();
  }
}
