package org.embargoledger.ledger.rebuild;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.embargoledger.kit.kafka.EventMessage;
import org.embargoledger.ledger.projection.Numbered;
import org.embargoledger.ledger.projection.postgres.ChunkRows;
import org.embargoledger.ledger.projection.postgres.Generations.Progress;
import org.embargoledger.ledger.projection.postgres.StoredHashes;
import org.embargoledger.ledger.projection.postgres.Transactions;
import org.embargoledger.model.event.Event;

/** Writes one chunk at a time, while its caller goes on. */
final class ChunkWriter implements AutoCloseable {

  private final BuildTables tables;
  private final BuildState state;
  private final Beside beside = new Beside();

  ChunkWriter(BuildTables tables, BuildState state) {
    this.tables = tables;
    this.state = state;
  }

  /**
   * What is written in one transaction.
   *
   * @param latest of each fact, its latest event
   * @param reversed the reversed entry's id by the reversal's id
   * @param after how far the generation has come with it
   * @param endOffset of the topic
   */
  record Chunk(
      List<EventMessage> messages,
      Collection<Event> latest,
      List<Numbered> postings,
      Map<Long, Long> reversed,
      Progress after,
      long endOffset) {}

  /** Begins to write; the chunk before must have been waited for. */
  void write(Chunk chunk) {
    beside.begin(() -> writeNow(chunk));
  }

  /** Until what was begun is committed; throws what kept it from being so. */
  void await() throws SQLException, InterruptedException {
    beside.await();
  }

  private void writeNow(Chunk chunk) throws SQLException {
    StoredHashes.Found found = stored(chunk);
    while (!isWritten(chunk, found)) {
      found = stored(chunk);
    }
    state.differentHashes(found.different());
    state.loaded(chunk.after().position(), chunk.after().kafkaOffset(), chunk.endOffset());
  }

  private StoredHashes.Found stored(Chunk chunk) throws SQLException {
    return StoredHashes.compare(tables.connection(), chunk.messages());
  }

  /** False if what is served has stored some of the events meanwhile. */
  private boolean isWritten(Chunk chunk, StoredHashes.Found found) throws SQLException {
    try {
      tables.write(
          ChunkRows.of(
              tables.number(),
              chunk.messages(),
              found.stored(),
              chunk.latest(),
              chunk.postings(),
              chunk.reversed()),
          chunk.after());
      return true;
    } catch (SQLException e) {
      if (Transactions.isUniqueViolation(e) && found.stored().size() < chunk.messages().size()) {
        return false;
      }
      throw e;
    }
  }

  /** The connection may be used by others afterwards. */
  @Override
  public void close() {
    beside.close();
  }
}
