package org.embargoledger.bench.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One keep-alive connection on which deliveries are posted one after the other. */
public final class PostConnection implements AutoCloseable {
  private static final String LENGTH = "content-length:";
  private static final int ANSWER_MAX_MS = 30_000;

  private final Socket socket;
  private final OutputStream out;
  private final InputStream in;
  private final String head;

  public PostConnection(int port, String token) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(ANSWER_MAX_MS);
    out = socket.getOutputStream();
    in = new BufferedInputStream(socket.getInputStream());
    head =
        """
        POST /v1/deliveries HTTP/1.1\r
        Host: 127.0.0.1\r
        Authorization: Bearer %s\r
        Content-Type: application/json\r
        """
            .formatted(token);
  }

  /** Returns when the answer is in; fails if it is not 201. */
  public void post(String key, String body) throws IOException {
    String request =
        "%sIdempotency-Key: %s\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(head, key, body.length(), body);
    out.write(request.getBytes(StandardCharsets.US_ASCII));
    String status = line();
    int length = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
        length = Integer.parseInt(header.substring(LENGTH.length()).strip());
      }
    }
    String answer = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    if (!status.startsWith("HTTP/1.1 201")) {
      throw new IOException(status + " " + answer);
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the service closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
