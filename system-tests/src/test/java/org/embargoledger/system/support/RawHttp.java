package org.embargoledger.system.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.embargoledger.stack.Part;

/** Sends large bodies byte by byte, as a client does that does not stop when it is refused. */
public final class RawHttp {

  private static final int CHUNK = 64 * 1024;
  private static final int ANSWER_MAX_MS = 30_000;

  private RawHttp() {}

  /** The answer's beginning. The body is blanks; chunked, or with its length announced. */
  public static String post(String path, String token, int bodySize, boolean chunked) {
    try (Socket socket =
        new Socket("127.0.0.1", RunningSystem.stack().config().ports().of(Part.GATEWAY))) {
      socket.setSoTimeout(ANSWER_MAX_MS);
      OutputStream out = socket.getOutputStream();
      String length =
          chunked ? "Transfer-Encoding: chunked" : "Content-Length: %d".formatted(bodySize);
      out.write(
          """
          POST %s HTTP/1.1\r
          Host: localhost\r
          Authorization: Bearer %s\r
          Content-Type: application/json\r
          %s\r
          \r
          """
              .formatted(path, token, length)
              .getBytes(StandardCharsets.US_ASCII));
      send(out, bodySize, chunked);
      return answer(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void send(OutputStream out, int bodySize, boolean chunked) {
    byte[] blanks = " ".repeat(CHUNK).getBytes(StandardCharsets.US_ASCII);
    try {
      for (int sent = 0; sent < bodySize; sent += CHUNK) {
        int size = Math.min(CHUNK, bodySize - sent);
        if (chunked) {
          out.write((Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        out.write(blanks, 0, size);
        if (chunked) {
          out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
      }
      out.flush();
    } catch (IOException e) {
      // The server may refuse and close before it has everything; its answer still counts.
    }
  }

  private static String answer(InputStream in) throws IOException {
    StringBuilder answer = new StringBuilder();
    byte[] buffer = new byte[4096];
    int read = in.read(buffer);
    while (read > 0) {
      answer.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
      if (answer.indexOf("\r\n\r\n") >= 0) {
        return answer.toString();
      }
      read = in.read(buffer);
    }
    return answer.toString();
  }
}
