package org.embargoledger.gateway.proxy;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/**
 * A request's body that fails as soon as it has grown beyond a limit.
 *
 * <p>Nothing is kept: each buffer is counted and handed on. After the failure the stream lets go of
 * its source, which is then free to be read to its end by someone else.
 */
final class LimitedBody implements ReadStream<Buffer> {

  private final ReadStream<Buffer> source;
  private final long bytesMax;
  private final Runnable onComplete;
  private long bytes;
  private boolean exceeded;
  private Handler<Buffer> handler;
  private Handler<Throwable> exceptionHandler;

  /** {@code onComplete} runs when the body has come to its end within the limit. */
  LimitedBody(ReadStream<Buffer> source, long bytesMax, Runnable onComplete) {
    this.source = source;
    this.bytesMax = bytesMax;
    this.onComplete = onComplete;
  }

  boolean exceeded() {
    return exceeded;
  }

  private void accept(Buffer buffer) {
    if (exceeded) {
      return;
    }
    bytes += buffer.length();
    if (bytes > bytesMax) {
      source.pause();
      exceeded = true;
      if (exceptionHandler != null) {
        exceptionHandler.handle(new BodyTooLargeException());
      }
    } else if (handler != null) {
      handler.handle(buffer);
    }
  }

  @Override
  public ReadStream<Buffer> exceptionHandler(Handler<Throwable> wanted) {
    exceptionHandler = wanted;
    if (!exceeded) {
      source.exceptionHandler(wanted);
    }
    return this;
  }

  @Override
  public ReadStream<Buffer> handler(Handler<Buffer> wanted) {
    handler = wanted;
    if (!exceeded) {
      source.handler(wanted == null ? null : this::accept);
    }
    return this;
  }

  @Override
  public ReadStream<Buffer> endHandler(Handler<Void> wanted) {
    if (!exceeded) {
      source.endHandler(
          wanted == null
              ? null
              : end -> {
                onComplete.run();
                wanted.handle(null);
              });
    }
    return this;
  }

  @Override
  public ReadStream<Buffer> pause() {
    if (!exceeded) {
      source.pause();
    }
    return this;
  }

  @Override
  public ReadStream<Buffer> resume() {
    if (!exceeded) {
      source.resume();
    }
    return this;
  }

  @Override
  public ReadStream<Buffer> fetch(long amount) {
    if (!exceeded) {
      source.fetch(amount);
    }
    return this;
  }

  /** Ends the transfer to the service; the client hears of it as a problem document. */
  static final class BodyTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BodyTooLargeException() {
      super("The body is larger than allowed", null, false, false);
    }
  }
}
