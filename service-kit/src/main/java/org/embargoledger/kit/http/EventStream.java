package org.embargoledger.kit.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * An answer of server-sent events to one client, who is asked to look for more events only while
 * there is room for them: a client that reads slowly costs little memory, and one that does not
 * read at all is disconnected and can resume. Lives on its request's context.
 */
public final class EventStream {

  private static final Logger LOG = Logger.getLogger(EventStream.class);
  private static final int UNSENT_BYTES_MAX = 64 << 10;
  private static final String HEARTBEAT = ":\n\n";
  private static final long NONE = -1;

  /**
   * How an answer is kept alive, and how long a client may be slow.
   *
   * @param pace the least time between two looks for more
   * @param heartbeat how long nothing is sent at most
   * @param unreadMax how long what was sent may lie unread
   */
  public record Limits(Duration pace, Duration heartbeat, Duration unreadMax) {}

  private final Vertx vertx;
  private final Context context;
  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Limits limits;
  private final Runnable look;
  private boolean quiet;
  private boolean ended;
  private long paceTimer = NONE;
  private long unreadTimer = NONE;
  private long heartbeatTimer = NONE;

  /**
   * @param look sends what there is, as long as {@link #hasRoom}; runs on the request's context
   */
  public EventStream(Vertx vertx, HttpServerRequest request, Limits limits, Runnable look) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.request = request;
    this.response = request.response();
    this.limits = limits;
    this.look = look;
  }

  /** Begins to send, with a first event, and looks for more. */
  public void begin(String event) {
    response
        .setChunked(true)
        .setWriteQueueMaxSize(UNSENT_BYTES_MAX)
        .putHeader("Content-Type", "text/event-stream;charset=UTF-8")
        .putHeader("Cache-Control", "private, no-store")
        .drainHandler(drained -> drained());
    heartbeatTimer = vertx.setPeriodic(limits.heartbeat().toMillis(), beat -> heartbeat());
    send(event);
    look.run();
  }

  /** Whether more may be sent. If not, there is another look when there is room again. */
  public boolean hasRoom() {
    return !ended && !response.writeQueueFull();
  }

  public boolean hasEnded() {
    return ended;
  }

  /** From any thread: there may be more. However often it is called, one look follows soon. */
  public void wake() {
    context.runOnContext(
        unused -> {
          if (paceTimer == NONE && !ended) {
            paceTimer =
                vertx.setTimer(
                    limits.pace().toMillis(),
                    paced -> {
                      paceTimer = NONE;
                      look.run();
                    });
          }
        });
  }

  /** From any thread: runs it where the stream lives. */
  public void onContext(Runnable next) {
    context.runOnContext(unused -> next.run());
  }

  public void send(String event) {
    quiet = false;
    response.write(event);
    if (response.writeQueueFull() && unreadTimer == NONE) {
      unreadTimer = vertx.setTimer(limits.unreadMax().toMillis(), late -> disconnect());
    }
  }

  /** Ends the answer with a last event. */
  public void finish(String event) {
    ended = true;
    response.end(event);
  }

  /** The client has left, or is left. */
  public void stop() {
    ended = true;
    List.of(paceTimer, unreadTimer, heartbeatTimer).forEach(vertx::cancelTimer);
  }

  private void heartbeat() {
    if (quiet && hasRoom()) {
      send(HEARTBEAT);
    }
    quiet = true;
  }

  private void drained() {
    vertx.cancelTimer(unreadTimer);
    unreadTimer = NONE;
    look.run();
  }

  private void disconnect() {
    LOG.infof("A client has not read for %s and was disconnected", limits.unreadMax());
    Connections.breakOff(request);
  }
}
