package org.embargoledger.ledger.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.embargoledger.kit.kafka.EventMessage;
import org.embargoledger.ledger.bookkeeping.Bookkeeper;
import org.embargoledger.ledger.bookkeeping.InvariantBrokenException;
import org.embargoledger.ledger.bookkeeping.Posting;
import org.embargoledger.ledger.projection.Intake;
import org.embargoledger.ledger.projection.Numbered;
import org.embargoledger.ledger.projection.Received;
import org.embargoledger.model.event.Event;

/**
 * Fills the tables of a generation from the topic, chunk by chunk. A chunk is one transaction, so a
 * build that was broken off goes on behind the last one.
 */
final class TopicLoad {

  private static final String UNIQUE_VIOLATION = "23505";

  private final BuildTables tables;
  private final Memory memory;
  private final Bookkeeper books;
  private final BuildState state;
  private BuildTables.Progress progress;

  TopicLoad(BuildTables tables, Memory memory, BuildState state) throws SQLException {
    this.tables = tables;
    this.memory = memory;
    this.books = new Bookkeeper(memory.facts());
    this.state = state;
    this.progress = tables.progress();
  }

  long nextOffset() {
    return progress.kafkaOffset();
  }

  /** Loads to the end of the topic; gives the reason if it halts before. */
  Optional<String> run(TopicReader reader, int chunkEvents)
      throws SQLException, InterruptedException {
    List<Received> chunk = new ArrayList<>(chunkEvents);
    while (true) {
      Optional<List<Received>> next = reader.next();
      next.ifPresent(chunk::addAll);
      if (chunk.size() >= chunkEvents || next.isEmpty() && !chunk.isEmpty()) {
        Optional<String> halt = load(chunk);
        state.loaded(progress.position(), progress.kafkaOffset(), reader.endOffset());
        if (halt.isPresent()) {
          return halt;
        }
        chunk.clear();
      }
      if (next.isEmpty()) {
        return Optional.empty();
      }
    }
  }

  private Optional<String> load(List<Received> chunk) throws SQLException {
    Intake intake =
        Intake.of(progress.position(), progress.kafkaOffset(), chunk, skips(tables.connection()));
    List<EventMessage> messages = intake.messages();
    List<Numbered> postings = new ArrayList<>();
    Optional<String> halt = intake.halt();
    int applied = 0;
    books.begin(intake.events());
    try {
      for (EventMessage message : messages) {
        for (Posting posting : books.post(message.event())) {
          long id = progress.lastEntryId() + postings.size() + 1;
          postings.add(new Numbered(id, posting, message.position()));
        }
        applied++;
      }
    } catch (InvariantBrokenException e) {
      halt = Optional.of(e.getMessage());
    }
    boolean whole = applied == messages.size();
    write(
        messages.subList(0, applied),
        postings,
        whole ? intake.position() : messages.get(applied).position() - 1,
        whole ? intake.nextOffset() : progress.kafkaOffset());
    return halt;
  }

  private void write(
      List<EventMessage> messages, List<Numbered> postings, long position, long kafkaOffset)
      throws SQLException {
    Map<Long, Long> reversed = memory.entries().reversed(postings);
    BuildTables.Progress after =
        new BuildTables.Progress(
            position,
            kafkaOffset,
            progress.lastEntryId() + postings.size(),
            messages.isEmpty()
                ? progress.recordedAt()
                : messages.get(messages.size() - 1).event().header().recordedAt());
    StoredHashes.Found found = stored(messages);
    while (!isWritten(messages, found, postings, reversed, after)) {
      found = stored(messages);
    }
    state.differentHashes(found.different());
    progress = after;
    for (EventMessage message : messages) {
      Event event = message.event();
      memory.facts().committed(event);
    }
    memory.entries().committed(postings);
  }

  private StoredHashes.Found stored(List<EventMessage> messages) throws SQLException {
    return messages.isEmpty()
        ? new StoredHashes.Found(Set.of(), List.of())
        : StoredHashes.compare(tables.connection(), messages);
  }

  /** False if what is served has stored some of the events meanwhile. */
  private boolean isWritten(
      List<EventMessage> messages,
      StoredHashes.Found found,
      List<Numbered> postings,
      Map<Long, Long> reversed,
      BuildTables.Progress after)
      throws SQLException {
    try {
      tables.write(
          ChunkRows.of(tables.number(), messages, found.stored(), postings, reversed), after);
      return true;
    } catch (SQLException e) {
      if (UNIQUE_VIOLATION.equals(e.getSQLState()) && found.stored().size() < messages.size()) {
        return false;
      }
      throw e;
    }
  }

  private Set<Long> skips(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT position FROM skip WHERE position > ?")) {
      statement.setLong(1, progress.position());
      try (ResultSet rows = statement.executeQuery()) {
        Set<Long> skips = new HashSet<>();
        while (rows.next()) {
          skips.add(rows.getLong(1));
        }
        return skips;
      }
    }
  }
}
