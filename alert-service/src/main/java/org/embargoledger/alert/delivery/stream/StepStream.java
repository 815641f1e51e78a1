package org.embargoledger.alert.delivery.stream;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import org.embargoledger.alert.delivery.Conditions;
import org.embargoledger.alert.delivery.DeliveryConfig;
import org.embargoledger.alert.delivery.FeedTail;
import org.embargoledger.alert.delivery.ToldStep;
import org.embargoledger.kit.http.EventStream;
import org.jboss.logging.Logger;

/**
 * The steps behind one client's last, read from the database as fast as the client takes them: a
 * page is fetched when the one before has left. Lives on its request's context.
 */
final class StepStream {

  private static final Logger LOG = Logger.getLogger(StepStream.class);
  private static final int PAGE = 200;

  /** What streams share. */
  record Parts(StreamedSteps steps, FeedTail tail, DeliveryConfig.Stream config) {

    EventStream.Limits limits() {
      return new EventStream.Limits(config.pace(), config.heartbeat(), config.unreadMax());
    }
  }

  private final Conditions conditions;
  private final Parts parts;
  private final EventStream stream;
  private final Runnable wake;
  private long last;
  private boolean looking;
  private boolean awake;

  StepStream(Conditions conditions, Parts parts, Vertx vertx, HttpServerRequest request) {
    this.conditions = conditions;
    this.parts = parts;
    this.stream = new EventStream(vertx, request, parts.limits(), this::look);
    this.wake = stream::wake;
  }

  /**
   * Begins to send.
   *
   * @param head where the feed ends
   * @param after the last step that the client has
   */
  void begin(long head, long after) {
    last = after;
    parts.tail().add(wake);
    stream.begin(StreamEvents.begin(head, after));
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
        .steps()
        .after(conditions, last, PAGE)
        .subscribe()
        .with(
            page -> stream.onContext(() -> looked(page)),
            failure -> stream.onContext(() -> failed(failure)));
  }

  private void looked(StreamedSteps.Page page) {
    looking = false;
    if (stream.hasEnded()) {
      return;
    }
    boolean full = page.steps().size() == PAGE;
    for (ToldStep step : page.steps()) {
      stream.send(StreamEvents.step(step));
      last = step.feedPosition();
    }
    if (!full) {
      last = Math.max(last, page.head());
    }
    if (full || awake) {
      look();
    }
  }

  /** The clock of the tail brings the next look. */
  private void failed(Throwable failure) {
    looking = false;
    LOG.debug("Steps could not be read", failure);
  }
}
