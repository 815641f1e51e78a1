package org.embargoledger.ingest.bulk;

import io.vertx.core.Context;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.embargoledger.ingest.bulk.RowSource.UnreadRow;
import org.embargoledger.ingest.log.Submission;

/**
 * Has rows read by worker threads, many at a time, and hands them on in the order they came in.
 * Lives on one event loop, which is left to do nothing but move bytes.
 */
final class RowReaders {

  private static final int CHUNK_ROWS_MAX = 64;

  private final Context context;
  private final Consumer<List<ReadRow>> rows;
  private final Deque<Chunk> chunks = new ArrayDeque<>();
  private List<UnreadRow> open = new ArrayList<>(CHUNK_ROWS_MAX);

  /**
   * @param failure why the row cannot be taken; null if it can
   */
  record ReadRow(long number, Submission submission, Throwable failure) {}

  /** Rows that are being read together; {@code read} is null until they are. */
  private static final class Chunk {
    private List<ReadRow> read;
  }

  /**
   * @param rows takes the rows on the context, in order
   */
  RowReaders(Context context, Consumer<List<ReadRow>> rows) {
    this.context = context;
    this.rows = rows;
  }

  void add(UnreadRow row) {
    open.add(row);
    if (open.size() == CHUNK_ROWS_MAX) {
      dispatch();
    } else if (open.size() == 1) {
      context.runOnContext(go -> dispatch());
    }
  }

  private void dispatch() {
    if (open.isEmpty()) {
      return;
    }
    List<UnreadRow> unread = open;
    open = new ArrayList<>(CHUNK_ROWS_MAX);
    Chunk chunk = new Chunk();
    chunks.add(chunk);
    context
        .executeBlocking(() -> unread.stream().map(RowReaders::read).toList(), false)
        .onComplete(
            done -> {
              chunk.read = done.succeeded() ? done.result() : failed(unread, done.cause());
              handOn();
            });
  }

  private static ReadRow read(UnreadRow row) {
    try {
      return new ReadRow(row.number(), row.read(), null);
    } catch (RuntimeException e) {
      return new ReadRow(row.number(), null, e);
    }
  }

  private static List<ReadRow> failed(List<UnreadRow> rows, Throwable failure) {
    return rows.stream().map(row -> new ReadRow(row.number(), null, failure)).toList();
  }

  private void handOn() {
    while (!chunks.isEmpty() && chunks.peek().read != null) {
      rows.accept(chunks.poll().read);
    }
  }
}
