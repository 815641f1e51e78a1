package org.embargoledger.kit.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/** Ends answers that cannot be ended well. */
public final class Connections {

  private Connections() {}

  /**
   * Breaks the answer off at once. Closing the connection the usual way would wait until the client
   * has read what is queued for it, which is what it does not do.
   */
  public static void breakOff(HttpServerRequest request) {
    if (request.version() == HttpVersion.HTTP_2) {
      request.response().reset();
    } else {
      ((ConnectionBase) request.connection()).channel().close();
    }
  }
}
