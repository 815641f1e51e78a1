package org.embargoledger.ingest.bulk;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import org.embargoledger.kit.problem.ProblemDocument;
import org.embargoledger.kit.problem.ProblemType;

/**
 * Bounds the bodies of all requests but batches, whose rows are bounded one by one. The server's
 * own limit is one number for all paths, so it is set wide, and this one stands behind it.
 */
final class BodyLimit implements Handler<RoutingContext> {

  /** Right behind the server's own limit, before any resource. */
  static final int ORDER = -1;

  private static final long BYTES_MAX = 1 << 20;

  /** Where Quarkus REST looks for the limit of a body without an announced length. */
  private static final String STREAMED_LIMIT = "io.quarkus.max-request-size";

  private final Set<String> unlimitedPaths;

  BodyLimit(Set<String> unlimitedPaths) {
    this.unlimitedPaths = unlimitedPaths;
  }

  @Override
  public void handle(RoutingContext routing) {
    if (unlimitedPaths.contains(routing.request().path())) {
      routing.next();
    } else if (announcedLength(routing) > BYTES_MAX) {
      routing
          .response()
          .setStatusCode(ProblemType.BODY_TOO_LARGE.status())
          .putHeader("Content-Type", ProblemDocument.MEDIA_TYPE)
          .putHeader("Connection", "close")
          .end(
              ProblemDocument.of(
                      ProblemType.BODY_TOO_LARGE, "at most %d bytes are taken".formatted(BYTES_MAX))
                  .toString());
    } else {
      routing.put(STREAMED_LIMIT, BYTES_MAX);
      routing.next();
    }
  }

  private static long announcedLength(RoutingContext routing) {
    String length = routing.request().getHeader("Content-Length");
    // A server that parsed the request has made sure that this is a number.
    return length == null ? 0 : Long.parseLong(length);
  }
}
