package org.embargoledger.alert.support;

import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads server-sent events off a socket, line by line. */
public final class ServerEvents implements AutoCloseable {

  /** A comment has no name. */
  public record Event(String name, String id, String data) {}

  private static final int PATIENCE_MS = 20_000;

  private final Socket socket;
  private final BufferedReader in;

  private ServerEvents(Socket socket) throws IOException {
    this.socket = socket;
    this.in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Asks as one who may read alerts. */
  public static ServerEvents of(String path, String... headers) throws IOException {
    Socket socket = new Socket("127.0.0.1", RestAssured.port);
    socket.setSoTimeout(PATIENCE_MS);
    StringBuilder request =
        new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n")
            .append("Authorization: Bearer " + Tokens.readers() + "\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    socket
        .getOutputStream()
        .write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    return new ServerEvents(socket);
  }

  /** The next event or comment. */
  public Event next() throws IOException {
    String name = null;
    String id = null;
    String data = null;
    boolean comment = false;
    while (true) {
      String line = in.readLine();
      if (line == null) {
        throw new IOException("the stream has ended");
      }
      if (line.startsWith("event:")) {
        name = line.substring(6).strip();
      } else if (line.startsWith("id:")) {
        id = line.substring(3).strip();
      } else if (line.startsWith("data:")) {
        data = line.substring(5).strip();
      } else if (line.startsWith(":")) {
        comment = true;
      } else if (line.isEmpty() && (data != null || comment)) {
        return new Event(name, id, data);
      }
    }
  }

  /** The next events of that name. */
  public List<Event> next(String name, int count) throws IOException {
    List<Event> events = new ArrayList<>();
    while (events.size() < count) {
      Event event = next();
      if (name.equals(event.name())) {
        events.add(event);
      }
    }
    return events;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
