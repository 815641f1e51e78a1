package org.embargoledger.ledger.changes;

import io.vertx.core.AsyncResult;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.embargoledger.kit.http.EventStream;
import org.embargoledger.ledger.entries.EntriesAnswer;
import org.embargoledger.ledger.entries.EntryFilter;
import org.jboss.logging.Logger;

/**
 * The lines behind one client's last, read from the database as fast as the client takes them: a
 * page is fetched when the one before has left. Lives on its request's context.
 */
final class ChangeStream {

  private static final Logger LOG = Logger.getLogger(ChangeStream.class);
  private static final int PAGE = 200;

  /** What streams share. */
  record Parts(ChangedLines lines, ChangeEvents events, LedgerTail tail, ChangesConfig config) {

    EventStream.Limits limits() {
      return new EventStream.Limits(config.pace(), config.heartbeat(), config.unreadMax());
    }
  }

  private final EntryFilter filter;
  private final Parts parts;
  private final EventStream stream;
  private final Runnable wake;
  private int generation;
  private long last;
  private EntriesAnswer.Entry lastSent;
  private boolean looking;
  private boolean awake;

  ChangeStream(EntryFilter filter, Parts parts, Vertx vertx, HttpServerRequest request) {
    this.filter = filter;
    this.parts = parts;
    this.stream = new EventStream(vertx, request, parts.limits(), this::look);
    this.wake = stream::wake;
  }

  /**
   * Begins to send.
   *
   * @param present where the ledger stands
   * @param after the last line that the client has
   */
  void begin(ChangedLines.Page present, long after) {
    generation = present.generation();
    last = after;
    parts.tail().add(wake);
    stream.begin(ChangeEvents.begin(present, after));
  }

  /** The client has left, or is left. */
  void end() {
    parts.tail().remove(wake);
    stream.stop();
  }

  private void look() {
    if (!stream.hasRoom()) {
      return;
    }
    if (looking) {
      awake = true;
      return;
    }
    looking = true;
    awake = false;
    parts
        .lines()
        .after(filter, last, PAGE)
        .onComplete(read -> stream.onContext(() -> looked(read)));
  }

  private void looked(AsyncResult<ChangedLines.Page> read) {
    looking = false;
    if (stream.hasEnded()) {
      return;
    }
    if (read.failed()) {
      // The clock of the tail brings the next look.
      LOG.debug("Changes could not be read", read.cause());
      return;
    }
    ChangedLines.Page page = read.result();
    if (page.generation() != generation) {
      follow(page);
    } else {
      sendAll(page);
    }
  }

  private void sendAll(ChangedLines.Page page) {
    boolean full = page.lines().size() == PAGE;
    for (EntriesAnswer.Entry line : page.lines()) {
      stream.send(parts.events().line(line));
      lastSent = line;
    }
    last = full ? lastSent.id() : Math.max(last, page.lastEntryId());
    if (full || awake) {
      look();
    }
  }

  /**
   * The same log makes the same lines with the same ids, so the stream goes on where it was. If the
   * program counts otherwise than before, it does not, and the client has to read anew.
   */
  private void follow(ChangedLines.Page page) {
    if (last > page.lastEntryId()) {
      stream.finish(ChangeEvents.reset(page));
    } else if (lastSent == null) {
      goOn(page);
    } else {
      looking = true;
      parts
          .lines()
          .after(filter, lastSent.id() - 1, 1)
          .onComplete(read -> stream.onContext(() -> compared(page, read)));
    }
  }

  private void compared(ChangedLines.Page page, AsyncResult<ChangedLines.Page> read) {
    looking = false;
    if (stream.hasEnded() || read.failed() || read.result().generation() != page.generation()) {
      // Not the time to tell; the next look finds the generation changed again.
      return;
    }
    if (read.result().lines().equals(List.of(lastSent))) {
      goOn(page);
    } else {
      stream.finish(ChangeEvents.reset(page));
    }
  }

  private void goOn(ChangedLines.Page page) {
    generation = page.generation();
    stream.send(ChangeEvents.generation(page));
    look();
  }
}
