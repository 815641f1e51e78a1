package org.embargoledger.ledger.rebuild;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.embargoledger.kit.kafka.EventMessage;
import org.embargoledger.ledger.bookkeeping.Bookkeeper;
import org.embargoledger.ledger.bookkeeping.InvariantBrokenException;
import org.embargoledger.ledger.bookkeeping.Posting;
import org.embargoledger.ledger.projection.Intake;
import org.embargoledger.ledger.projection.Numbered;
import org.embargoledger.ledger.projection.Received;
import org.embargoledger.ledger.projection.postgres.Generations.Progress;
import org.embargoledger.model.event.Event;

/**
 * Fills the tables of a generation from the topic, chunk by chunk: one is folded while the one
 * before it is written. A chunk is one transaction, so a build that was broken off goes on behind
 * the last one.
 */
final class TopicLoad implements AutoCloseable {

  private final Memory memory;
  private final Bookkeeper books;
  private final ChunkWriter writer;
  private Progress progress;

  TopicLoad(BuildTables tables, Memory memory, BuildState state) throws SQLException {
    this.memory = memory;
    this.books = new Bookkeeper(memory.facts());
    this.progress = tables.progress();
    this.writer = new ChunkWriter(tables, state);
  }

  /** Loads to the end of the topic; gives the reason if it halts before. */
  Optional<String> run(TopicReader reader, int chunkEvents)
      throws SQLException, InterruptedException {
    List<Received> chunk = new ArrayList<>(chunkEvents);
    while (true) {
      Optional<List<Received>> next = reader.next();
      next.ifPresent(chunk::addAll);
      if (chunk.size() >= chunkEvents || next.isEmpty() && !chunk.isEmpty()) {
        Optional<String> halt = load(chunk, reader.endOffset());
        if (halt.isPresent()) {
          writer.await();
          return halt;
        }
        chunk.clear();
      }
      if (next.isEmpty()) {
        writer.await();
        return Optional.empty();
      }
    }
  }

  private Optional<String> load(List<Received> chunk, long endOffset)
      throws SQLException, InterruptedException {
    Intake intake =
        Intake.of(
            progress.position(),
            progress.kafkaOffset(),
            chunk,
            memory.skipsBehind(progress.position()));
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
    take(
        messages.subList(0, applied),
        postings,
        whole ? intake.position() : messages.get(applied).position() - 1,
        whole ? intake.nextOffset() : progress.kafkaOffset(),
        endOffset);
    return halt;
  }

  /** Remembers the chunk and has it written. */
  private void take(
      List<EventMessage> messages,
      List<Numbered> postings,
      long position,
      long kafkaOffset,
      long endOffset)
      throws SQLException, InterruptedException {
    Map<Long, Long> reversed = memory.entries().reversed(postings);
    progress =
        new Progress(
            position,
            kafkaOffset,
            progress.lastEntryId() + postings.size(),
            messages.isEmpty()
                ? progress.recordedAt()
                : messages.get(messages.size() - 1).event().header().recordedAt());
    Map<UUID, Event> latest = new LinkedHashMap<>();
    for (EventMessage message : messages) {
      latest.put(message.event().header().factId(), message.event());
    }
    writer.await();
    memory.took(messages, postings);
    writer.write(
        new ChunkWriter.Chunk(messages, latest.values(), postings, reversed, progress, endOffset));
  }

  @Override
  public void close() {
    writer.close();
  }
}
