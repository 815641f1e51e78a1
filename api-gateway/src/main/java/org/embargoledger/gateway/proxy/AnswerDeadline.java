package org.embargoledger.gateway.proxy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import java.time.Duration;

/** Gives a service its time from the end of the request to the head of the answer. */
final class AnswerDeadline {

  private final Vertx vertx;
  private final Duration patience;
  private Long timer;
  private boolean missed;
  private boolean stopped;

  AnswerDeadline(Vertx vertx, Duration patience) {
    this.vertx = vertx;
    this.patience = patience;
  }

  void start(HttpClientRequest request) {
    if (!stopped) {
      timer =
          vertx.setTimer(
              patience.toMillis(),
              elapsed -> {
                missed = true;
                request.reset();
              });
    }
  }

  void stop() {
    stopped = true;
    if (timer != null) {
      vertx.cancelTimer(timer);
    }
  }

  boolean missed() {
    return missed;
  }
}
