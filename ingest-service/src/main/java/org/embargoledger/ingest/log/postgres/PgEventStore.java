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
    return pool.withTransaction(connection -> appendWithin(connection, submissions));
  }

  private Uni<List<AppendOutcome>> appendWithin(
      SqlConnection connection, List<Submission> submissions) {
    return LogStatements.lockHead(connection)
        .flatMap(
            head ->
                Uni.combine()
                    .all()
                    .unis(
                        LogStatements.keys(connection, submissions),
                        LogStatements.streams(connection, submissions))
                    .usingConcurrencyOf(1)
                    .asTuple()
                    .flatMap(
                        known ->
                            write(
                                connection,
                                decide(submissions, head, known.getItem1(), known.getItem2()),
                                head)));
  }

  private BatchDecision decide(
      List<Submission> submissions,
      LogHead head,
      Map<PartnerKey, KeyUse> keys,
      Map<UUID, StreamState> streams) {
    return BatchDecider.decide(submissions, head, keys, streams, clock.instant());
  }

  private static Uni<List<AppendOutcome>> write(
      SqlConnection connection, BatchDecision decision, LogHead head) {
    if (decision.events().isEmpty()) {
      return Uni.createFrom().item(decision.outcomes());
    }
    TreeGrowth growth = TreeGrowth.of(head, decision);
    return LogStatements.insert(connection, decision.events())
        .chain(() -> LogStatements.insertTileHashes(connection, growth.tileHashes()))
        .chain(() -> LogStatements.moveHead(connection, growth.head()))
        .replaceWith(decision.outcomes());
  }
}
