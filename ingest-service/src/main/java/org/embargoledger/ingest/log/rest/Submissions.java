package org.embargoledger.ingest.log.rest;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.embargoledger.ingest.log.AppendQueue;
import org.embargoledger.ingest.log.QueueFullException;
import org.embargoledger.ingest.log.Submission;
import org.embargoledger.kit.identity.Caller;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;
import org.jboss.logging.Logger;

/** Hands submissions to the log and answers with the outcome. */
@ApplicationScoped
public class Submissions {

  private static final Logger LOG = Logger.getLogger(Submissions.class);
  private static final String RETRY_AFTER_SECONDS = "1";
  private static final int KEY_LENGTH_MAX = 200;

  private final AppendQueue queue;
  private final Caller caller;

  @Inject
  public Submissions(AppendQueue queue, Caller caller) {
    this.queue = queue;
    this.caller = caller;
  }

  String partner() {
    return caller
        .partner()
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.FORBIDDEN,
                    "the token speaks for no partner organisation; only partners submit facts"));
  }

  static Optional<String> key(String header) {
    if (header == null) {
      return Optional.empty();
    }
    String key = header.strip();
    // The IETF draft makes the key a structured string; the bare form is what most clients send.
    if (key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"")) {
      key = key.substring(1, key.length() - 1);
    }
    if (!key.matches("[!-~]{1,%d}".formatted(KEY_LENGTH_MAX))) {
      throw ProblemException.parameter(
          "Idempotency-Key",
          "must be 1 to %d visible ASCII characters, such as a UUID".formatted(KEY_LENGTH_MAX));
    }
    return Optional.of(key);
  }

  Uni<Response> submit(Submission submission) {
    Context requestContext = Vertx.currentContext();
    return queue
        .append(submission)
        .emitOn(task -> requestContext.runOnContext(ignored -> task.run()))
        .onFailure()
        .transform(Submissions::unavailable)
        .map(outcome -> OutcomeAnswers.accepted(outcome.match(Refusals.THROWN)));
  }

  public static ProblemException unavailable(Throwable failure) {
    if (failure instanceof QueueFullException) {
      return new ProblemException(
              ProblemType.OVERLOADED, failure.getMessage() + "; nothing was recorded, try again")
          .withHeader("Retry-After", RETRY_AFTER_SECONDS);
    }
    LOG.error("append failed", failure);
    return new ProblemException(
            ProblemType.UNAVAILABLE,
            "the log did not answer; whether this was recorded is unknown: send it again with the"
                + " same Idempotency-Key")
        .withHeader("Retry-After", RETRY_AFTER_SECONDS);
  }
}
