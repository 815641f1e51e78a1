package org.embargoledger.ingest.bulk;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.embargoledger.ingest.log.AppendOutcome.Appended;
import org.embargoledger.ingest.log.AppendQueue;
import org.embargoledger.ingest.log.QueueFullException;
import org.embargoledger.ingest.log.Submission;
import org.embargoledger.ingest.log.rest.Refusals;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.model.importing.RowRefusedException;
import org.embargoledger.model.importing.UnreadableTableException;

/**
 * One batch in progress. Rows are read, appended and reported as they come, a bounded number at a
 * time, in constant memory; reports keep the order of the rows. When the connection breaks, what
 * was appended stays appended: the client sends the batch again under the same keys. Lives on one
 * event loop.
 */
final class BulkSession {

  private static final int ROW_BYTES_MAX = 1 << 20;
  private static final int PENDING_MAX = 4_000;
  private static final long QUEUE_FULL_PAUSE_MS = 20;

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Context context;
  private final RowSource source;
  private final boolean dryRun;
  private final AppendQueue queue;
  private final RowReaders readers;
  private final Turns turns;
  private final Deque<Slot> pending = new ArrayDeque<>();
  private final Deque<Slot> unread = new ArrayDeque<>();
  private final LineSplitter lines = new LineSplitter(ROW_BYTES_MAX, this::read);
  private boolean paused;
  private boolean ended;
  private boolean broken;
  private long line;
  private final Tally tally = new Tally();

  /** What became of the rows so far. */
  static final class Tally {
    long recorded;
    long replayed;
    long valid;
    long refused;
    long lastPosition = -1;
  }

  /** The place of a row's report among the reports; empty until the row is decided. */
  private static final class Slot {
    private Buffer report;
  }

  /**
   * @param dryRun whether rows are only checked, and nothing is appended
   */
  BulkSession(
      HttpServerRequest request,
      Context context,
      RowSource source,
      boolean dryRun,
      AppendQueue queue) {
    this.request = request;
    this.response = request.response();
    this.context = context;
    this.source = source;
    this.dryRun = dryRun;
    this.queue = queue;
    this.readers = new RowReaders(context, this::take);
    this.turns = new Turns(context, this::flush);
  }

  void start() {
    response.setChunked(true);
    response.putHeader("Content-Type", "application/x-ndjson");
    response.exceptionHandler(failure -> broken = true);
    response.closeHandler(closed -> broken = true);
    request.exceptionHandler(failure -> cut(line + 1, failure));
    request.handler(this::takeIn);
    request.endHandler(end -> endRows());
    request.resume();
  }

  private void takeIn(Buffer bytes) {
    try {
      lines.take(bytes);
    } catch (LineSplitter.LineTooLongException e) {
      cut(line + 1, e);
    }
    throttle();
  }

  private void read(byte[] bytes) {
    if (broken || ended) {
      return;
    }
    line++;
    try {
      source.line(bytes).ifPresent(this::queueToRead);
    } catch (UnreadableTableException e) {
      cut(e.line(), e);
    } catch (RowRefusedException e) {
      refuse(e.line(), slot(), e);
      flush();
    }
  }

  private void queueToRead(RowSource.UnreadRow row) {
    unread.add(slot());
    readers.add(row);
  }

  private void take(List<RowReaders.ReadRow> rows) {
    for (RowReaders.ReadRow row : rows) {
      Slot slot = unread.remove();
      if (row.failure() != null) {
        refuse(row.number(), slot, row.failure());
      } else if (dryRun) {
        slot.report = RowReport.valid(row.number());
        tally.valid++;
      } else {
        append(row.number(), slot, row.submission());
      }
    }
    flush();
  }

  private Slot slot() {
    Slot slot = new Slot();
    pending.add(slot);
    return slot;
  }

  private void append(long number, Slot slot, Submission submission) {
    queue
        .append(submission)
        .subscribe()
        .with(
            outcome -> turns.add(() -> decide(number, slot, () -> outcome.match(Refusals.THROWN))),
            failure -> turns.add(() -> fail(number, slot, submission, failure)));
  }

  private interface Decision {
    Appended take();
  }

  private void decide(long number, Slot slot, Decision decision) {
    try {
      Appended appended = decision.take();
      slot.report = RowReport.accepted(number, appended);
      tally.lastPosition = Math.max(tally.lastPosition, appended.position());
      if (appended.replayed()) {
        tally.replayed++;
      } else {
        tally.recorded++;
      }
    } catch (ProblemException e) {
      refuse(number, slot, e);
    }
  }

  private void fail(long number, Slot slot, Submission submission, Throwable failure) {
    if (failure instanceof QueueFullException) {
      context.owner().setTimer(QUEUE_FULL_PAUSE_MS, timer -> append(number, slot, submission));
    } else {
      refuse(number, slot, failure);
    }
  }

  private void refuse(long number, Slot slot, Throwable failure) {
    slot.report = RowReport.refused(number, failure);
    tally.refused++;
  }

  /** Writes the reports that are due, in one piece. */
  private void flush() {
    Buffer reports = Buffer.buffer();
    while (!pending.isEmpty() && pending.peek().report != null) {
      reports.appendBuffer(pending.poll().report);
    }
    if (!broken && reports.length() > 0) {
      response.write(reports);
    }
    throttle();
    if (ended && pending.isEmpty()) {
      finish();
    }
  }

  private void throttle() {
    if (response.ended()) {
      return;
    }
    boolean full = pending.size() >= PENDING_MAX || response.writeQueueFull();
    if (full && !paused) {
      paused = true;
      request.pause();
      response.drainHandler(drained -> throttle());
    } else if (paused && !full && pending.size() < PENDING_MAX / 2) {
      paused = false;
      request.resume();
    }
  }

  private void endRows() {
    if (ended) {
      return;
    }
    try {
      lines.end();
      source.end();
    } catch (UnreadableTableException e) {
      cut(e.line(), e);
      return;
    }
    ended = true;
    if (pending.isEmpty()) {
      finish();
    }
  }

  /** The body broke off, or cannot be read from here on: what came before it still counts. */
  private void cut(long number, Throwable failure) {
    if (ended) {
      return;
    }
    ended = true;
    refuse(
        number,
        slot(),
        new ProblemException(
            source.malformed(),
            "the batch ends here: %s; rows before this one are reported above"
                .formatted(failure.getMessage())));
    flush();
  }

  private void finish() {
    if (!broken && !response.ended()) {
      response.end(RowReport.summary(line, dryRun, tally));
    }
  }
}
