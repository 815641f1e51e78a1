package org.embargoledger.alert.delivery.stream;

import io.vertx.core.json.JsonObject;
import org.embargoledger.alert.delivery.ToldStep;

/** The kinds of events in a stream of steps, as text/event-stream has them. */
final class StreamEvents {

  private static final long RECONNECT_MS = 2_000;

  private StreamEvents() {}

  /** Tells where the stream begins, so that a client can resume even before the first step. */
  static String begin(long head, long last) {
    return "retry: %d\nevent: begin\nid: %d\ndata: %s\n\n"
        .formatted(RECONNECT_MS, last, new JsonObject().put("feedPosition", head));
  }

  static String step(ToldStep step) {
    return "event: step\nid: %d\ndata: %s\n\n"
        .formatted(step.feedPosition(), step.document().encode());
  }
}
