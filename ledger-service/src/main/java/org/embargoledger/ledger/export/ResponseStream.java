package org.embargoledger.ledger.export;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;

/**
 * An answer's body as a stream for blocking writers. Writing waits while the client has not taken
 * what was written before, and fails once it has left.
 */
final class ResponseStream extends OutputStream {

  private static final int BUFFER_BYTES = 32 << 10;
  private static final int UNSENT_BUFFERS_MAX = 4;

  private final HttpServerResponse response;
  private final Semaphore unsent = new Semaphore(UNSENT_BUFFERS_MAX);
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int filled;
  private boolean closed;
  private volatile Throwable failure;

  ResponseStream(HttpServerResponse response) {
    this.response = response;
  }

  @Override
  public void write(int b) throws IOException {
    if (filled == BUFFER_BYTES) {
      flush();
    }
    buffer[filled++] = (byte) b;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    int at = from;
    int left = length;
    while (left > 0) {
      if (filled == BUFFER_BYTES) {
        flush();
      }
      int part = Math.min(left, BUFFER_BYTES - filled);
      System.arraycopy(bytes, at, buffer, filled, part);
      filled += part;
      at += part;
      left -= part;
    }
  }

  @Override
  public void flush() throws IOException {
    if (filled == 0) {
      return;
    }
    try {
      unsent.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
    if (failure != null) {
      throw new IOException("the client has left", failure);
    }
    response
        .write(Buffer.buffer(filled).appendBytes(buffer, 0, filled))
        .onComplete(
            sent -> {
              if (sent.failed()) {
                fail(sent.cause());
              }
              unsent.release();
            });
    filled = 0;
  }

  /** From any thread: lets the writer go on, into a failure. */
  void fail(Throwable cause) {
    failure = cause;
    unsent.release(UNSENT_BUFFERS_MAX);
  }

  /** Ends the body well, unless something has failed. */
  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      flush();
      if (failure == null) {
        response.end();
      }
    }
  }
}
