package org.embargoledger.alert.delivery.webhook;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.embargoledger.alert.delivery.DeliveryConfig;
import org.jboss.logging.Logger;

/** One request to a webhook, from the name to the first bytes of the answer. */
final class HttpAttempt {

  private static final Logger LOG = Logger.getLogger(HttpAttempt.class);
  private static final String USER_AGENT = "EmbargoLedger-Webhooks/1";
  private static final int SHOWN_MAX = 1_000;
  private static final int GONE = 410;

  /** What attempts share. */
  record Parts(
      Vertx vertx,
      HttpClient client,
      WorkerExecutor resolving,
      AddressGuard guard,
      Clock clock,
      DeliveryConfig.Webhooks config) {}

  private final Message message;
  private final Parts parts;
  private final Instant at;
  private final long begunNanos = System.nanoTime();
  private final Promise<Attempt> result = Promise.promise();
  private final Buffer body = Buffer.buffer();
  private HttpClientRequest request;
  private HttpClientResponse response;

  HttpAttempt(Message message, Parts parts) {
    this.message = message;
    this.parts = parts;
    this.at = parts.clock().instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Never fails. Everything happens on one context, so nothing here is shared by threads. */
  Future<Attempt> run() {
    parts.vertx().getOrCreateContext().runOnContext(begun -> begin());
    return result.future();
  }

  private void begin() {
    long deadline =
        parts.vertx().setTimer(parts.config().attemptTimeout().toMillis(), late -> timedOut());
    result.future().onComplete(ended -> parts.vertx().cancelTimer(deadline));
    parts
        .resolving()
        .executeBlocking(() -> parts.guard().target(message.url()), false)
        .compose(this::send)
        .onSuccess(this::read)
        .onFailure(this::failed);
  }

  private Future<HttpClientResponse> send(Target target) {
    if (result.future().isComplete()) {
      return Future.failedFuture("too late");
    }
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setServer(
                SocketAddress.inetSocketAddress(target.port(), target.address().getHostAddress()))
            .setHost(target.host())
            .setPort(target.port())
            .setSsl(target.isSecure())
            .setURI(target.pathAndQuery())
            .setFollowRedirects(false)
            .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
            .putHeader(HttpHeaders.USER_AGENT, USER_AGENT)
            .putHeader(Signatures.ID, message.id())
            .putHeader(Signatures.TIMESTAMP, Long.toString(at.getEpochSecond()))
            .putHeader(
                Signatures.SIGNATURE,
                Signatures.sign(message.secrets(), message.id(), at, message.body()));
    return parts
        .client()
        .request(options)
        .compose(
            made -> {
              request = made;
              made.exceptionHandler(broken -> LOG.debug("A request broke off", broken));
              if (result.future().isComplete()) {
                made.reset();
                return Future.failedFuture("too late");
              }
              return made.send(Buffer.buffer(message.body()));
            });
  }

  private void read(HttpClientResponse answer) {
    response = answer;
    int max = parts.config().answerBytesMax();
    answer.handler(
        part -> {
          int room = max - body.length();
          body.appendBuffer(part, 0, Math.min(room, part.length()));
          if (part.length() > room) {
            answered();
            request.reset();
          }
        });
    answer.exceptionHandler(brokenOff -> answered());
    answer.endHandler(ended -> answered());
  }

  private void answered() {
    int status = response.statusCode();
    if (status / 100 == 2) {
      end(Outcome.DELIVERED, null);
    } else if (status == GONE) {
      end(Outcome.GONE, "answered 410: the webhook is gone");
    } else if (status / 100 == 3) {
      end(Outcome.REJECTED, "answered %d; redirects are not followed".formatted(status));
    } else {
      end(Outcome.REJECTED, "answered " + status);
    }
  }

  private void timedOut() {
    if (response == null) {
      end(
          Outcome.TIMED_OUT,
          "no answer within %d ms".formatted(parts.config().attemptTimeout().toMillis()));
    } else {
      answered();
    }
    if (request != null) {
      request.reset();
    }
  }

  private void failed(Throwable failure) {
    if (failure instanceof AddressGuard.RefusedException) {
      end(Outcome.FORBIDDEN_ADDRESS, failure.getMessage());
    } else if (failure instanceof UnknownHostException) {
      end(Outcome.UNREACHABLE, "the name of the host is not known");
    } else {
      end(
          Outcome.UNREACHABLE,
          failure.getMessage() == null ? failure.toString() : failure.getMessage());
    }
  }

  /** The first end counts. */
  private void end(Outcome outcome, String fault) {
    HttpClientResponse answer = response;
    result.tryComplete(
        new Attempt(
            at,
            Duration.ofNanos(System.nanoTime() - begunNanos),
            outcome,
            answer == null ? null : answer.statusCode(),
            answer == null ? null : shown(body.toString()),
            fault == null ? null : shown(fault),
            answer == null
                ? null
                : RetryAfter.read(answer.getHeader(HttpHeaders.RETRY_AFTER), at)));
  }

  /** Fit for a log and a database: short, and without control characters. */
  private static String shown(String text) {
    String printable = text.replaceAll("[\\p{Cntrl}&&[^\n]]", "\uFFFD");
    return printable.length() <= SHOWN_MAX ? printable : printable.substring(0, SHOWN_MAX) + "…";
  }
}
