package org.embargoledger.ingest.bulk;

import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;

/**
 * Divides a body into lines at its line feeds, as the bytes come in. Vert.x's own parser looks at
 * each byte through the checks of a buffer, which cost more than parsing the row.
 */
final class LineSplitter {

  private static final byte LINE_FEED = '\n';

  private final int bytesMax;
  private final Consumer<byte[]> lines;
  private Buffer rest = Buffer.buffer();

  /**
   * @param bytesMax of one line
   * @param lines takes each line, without its line feed
   */
  LineSplitter(int bytesMax, Consumer<byte[]> lines) {
    this.bytesMax = bytesMax;
    this.lines = lines;
  }

  /**
   * @throws LineTooLongException if a line grows beyond the limit; nothing more can be taken
   */
  void take(Buffer bytes) {
    ByteBuf chunk = bytes.getByteBuf();
    int from = 0;
    for (int feed = next(chunk, 0); feed >= 0; feed = next(chunk, from)) {
      line(bytes, from, feed);
      from = feed + 1;
    }
    requireShort(bytes.length() - from);
    rest.appendBuffer(bytes, from, bytes.length() - from);
  }

  /** To be called at the end of the body: the last line needs no line feed. */
  void end() {
    if (rest.length() > 0) {
      line(Buffer.buffer(), 0, 0);
    }
  }

  private static int next(ByteBuf chunk, int from) {
    return chunk.indexOf(from, chunk.writerIndex(), LINE_FEED);
  }

  private void line(Buffer bytes, int from, int to) {
    requireShort(to - from);
    byte[] line;
    if (rest.length() == 0) {
      line = bytes.getBytes(from, to);
    } else {
      line = rest.appendBuffer(bytes, from, to - from).getBytes();
      rest = Buffer.buffer();
    }
    lines.accept(line);
  }

  private void requireShort(int more) {
    if (rest.length() + more > bytesMax) {
      throw new LineTooLongException("a line has more than %,d bytes".formatted(bytesMax));
    }
  }

  static final class LineTooLongException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LineTooLongException(String message) {
      super(message);
    }
  }
}
