package org.embargoledger.ledger.changes;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import org.embargoledger.ledger.entries.EntriesAnswer;
import org.embargoledger.ledger.entries.EntryFilter;
import org.embargoledger.ledger.http.Connections;
import org.jboss.logging.Logger;

/**
 * The lines behind one client's last, read from the database as fast as the client takes them: a
 * page is fetched when the one before has left, so that a slow client costs a page of memory, and
 * one that does not read at all is disconnected and can resume. Lives on its request's context.
 */
final class ChangeStream {

  private static final Logger LOG = Logger.getLogger(ChangeStream.class);
  private static final int PAGE = 200;
  private static final int UNSENT_BYTES_MAX = 64 << 10;
  private static final long NONE = -1;

  /** What streams share. */
  record Parts(ChangedLines lines, ChangeEvents events, LedgerTail tail, ChangesConfig config) {}

  private final EntryFilter filter;
  private final Parts parts;
  private final Vertx vertx;
  private final Context context;
  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Runnable wake = this::wake;
  private int generation;
  private long last;
  private EntriesAnswer.Entry lastSent;
  private boolean looking;
  private boolean awake;
  private boolean quiet;
  private boolean ended;
  private long paceTimer = NONE;
  private long unreadTimer = NONE;
  private long heartbeatTimer = NONE;

  ChangeStream(EntryFilter filter, Parts parts, Vertx vertx, HttpServerRequest request) {
    this.filter = filter;
    this.parts = parts;
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.request = request;
    this.response = request.response();
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
    response
        .setChunked(true)
        .setWriteQueueMaxSize(UNSENT_BYTES_MAX)
        .putHeader("Content-Type", "text/event-stream;charset=UTF-8")
        .putHeader("Cache-Control", "private, no-store")
        .drainHandler(drained -> drained());
    heartbeatTimer = vertx.setPeriodic(parts.config().heartbeat().toMillis(), beat -> heartbeat());
    parts.tail().add(wake);
    send(ChangeEvents.begin(present, after));
    look();
  }

  /** The client has left, or is left. */
  void end() {
    ended = true;
    parts.tail().remove(wake);
    List.of(paceTimer, unreadTimer, heartbeatTimer).forEach(vertx::cancelTimer);
  }

  /** From any thread: there may be more. However often it is called, one look follows soon. */
  private void wake() {
    context.runOnContext(
        unused -> {
          if (paceTimer == NONE && !ended) {
            paceTimer =
                vertx.setTimer(
                    parts.config().pace().toMillis(),
                    paced -> {
                      paceTimer = NONE;
                      look();
                    });
          }
        });
  }

  private void look() {
    if (ended || response.writeQueueFull()) {
      // When it has drained there is another look.
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
        .onComplete(read -> context.runOnContext(unused -> looked(read)));
  }

  private void looked(AsyncResult<ChangedLines.Page> read) {
    looking = false;
    if (ended) {
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
      send(parts.events().line(line));
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
      reset(page);
    } else if (lastSent == null) {
      goOn(page);
    } else {
      looking = true;
      parts
          .lines()
          .after(filter, lastSent.id() - 1, 1)
          .onComplete(read -> context.runOnContext(unused -> compared(page, read)));
    }
  }

  private void compared(ChangedLines.Page page, AsyncResult<ChangedLines.Page> read) {
    looking = false;
    if (ended || read.failed() || read.result().generation() != page.generation()) {
      // Not the time to tell; the next look finds the generation changed again.
      return;
    }
    if (read.result().lines().equals(List.of(lastSent))) {
      goOn(page);
    } else {
      reset(page);
    }
  }

  private void goOn(ChangedLines.Page page) {
    generation = page.generation();
    send(ChangeEvents.generation(page));
    look();
  }

  private void reset(ChangedLines.Page page) {
    ended = true;
    response.end(ChangeEvents.reset(page));
  }

  private void heartbeat() {
    if (quiet && !ended && !response.writeQueueFull()) {
      send(ChangeEvents.HEARTBEAT);
    }
    quiet = true;
  }

  private void send(String event) {
    quiet = false;
    response.write(event);
    if (response.writeQueueFull() && unreadTimer == NONE) {
      unreadTimer = vertx.setTimer(parts.config().unreadMax().toMillis(), late -> disconnect());
    }
  }

  private void drained() {
    vertx.cancelTimer(unreadTimer);
    unreadTimer = NONE;
    look();
  }

  private void disconnect() {
    LOG.infof("A client has not read for %s and was disconnected", parts.config().unreadMax());
    Connections.breakOff(request);
  }
}
