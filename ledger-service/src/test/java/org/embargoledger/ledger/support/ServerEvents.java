package org.embargoledger.ledger.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads server-sent events off a socket, line by line. */
public final class ServerEvents implements AutoCloseable {

  /** A comment has no name. */
  public record Event(String name, String id, String data) {}

  private final SlowClient client;
  private final BufferedReader in;

  private ServerEvents(SlowClient client) throws IOException {
    this.client = client;
    this.in = new BufferedReader(new InputStreamReader(client.stream(), StandardCharsets.UTF_8));
  }

  public static ServerEvents of(String path, String... headers) throws IOException {
    return new ServerEvents(SlowClient.get(path, headers));
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

  /** The ids of the next lines. */
  public List<Long> lineIds(int count) throws IOException {
    List<Long> ids = new ArrayList<>();
    while (ids.size() < count) {
      Event event = next();
      if ("line".equals(event.name())) {
        ids.add(Long.parseLong(event.id()));
      }
    }
    return ids;
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
