package org.embargoledger.gateway.support;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Writes requests byte by byte as no well-behaved client would, and reads what comes back. */
public final class RawHttp implements AutoCloseable {

  private final Socket socket;

  private RawHttp(Socket socket) {
    this.socket = socket;
  }

  public static RawHttp connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
    socket.setSoTimeout(5_000);
    return new RawHttp(socket);
  }

  /** One request on a connection of its own; the whole answer as text. */
  public static String exchange(String requestLine, String... headers) throws IOException {
    try (RawHttp http = connect()) {
      http.send(requestLine + "\r\nHost: gateway\r\nConnection: close\r\n");
      for (String header : headers) {
        http.send(header + "\r\n");
      }
      http.send("\r\n");
      return http.readToEnd();
    }
  }

  public void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  public void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** Reads until {@code wanted} has come, or fails. */
  public String readUntil(String wanted) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf(wanted) < 0) {
      int read = socket.getInputStream().read();
      if (read < 0) {
        throw new IOException("The connection ended after: " + text);
      }
      text.append((char) read);
    }
    return text.toString();
  }

  public String readToEnd() throws IOException {
    InputStream in = socket.getInputStream();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      in.transferTo(out);
    } catch (SocketTimeoutException e) {
      throw new IOException("No end of the answer after: " + out, e);
    }
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
