package org.embargoledger.stack.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.embargoledger.model.merkle.Hashes;
import org.embargoledger.model.merkle.NoteKey;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.StackException;
import org.embargoledger.stack.api.Api;

/** Reads a running log: its checkpoint, keys, events and the hashes of its tree. */
public final class LogApi {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final JsonFactory JSON = new JsonFactory();

  private final Api api;

  public LogApi(Api api) {
    this.api = api;
  }

  /** The latest checkpoint as a signed note. */
  public String checkpoint() {
    return text("/v1/log/checkpoint");
  }

  /** The keys that the log says it signs with. */
  public List<NoteKey> keys() {
    return text("/v1/log/keys").lines().map(NoteKey::parse).toList();
  }

  /** The bytes of the events of one tile; empty if the log does not have all of them. */
  Optional<List<byte[]>> entries(long tile, int width) {
    String path = "/v1/log/tile/entries/" + TilePath.of(tile, width);
    HttpResponse<byte[]> answer = api.get(path);
    if (answer.statusCode() == NOT_FOUND) {
      return Optional.empty();
    }
    if (answer.statusCode() != OK) {
      throw api.refused(path, answer);
    }
    List<byte[]> entries = new ArrayList<>(width);
    byte[] bundle = answer.body();
    int at = 0;
    while (at + 2 <= bundle.length) {
      int begin = at + 2;
      at = begin + ((bundle[at] & 0xff) << 8 | bundle[at + 1] & 0xff);
      if (at > bundle.length) {
        throw unreadable(path, null);
      }
      entries.add(Arrays.copyOfRange(bundle, begin, at));
    }
    return entries.size() == width ? Optional.of(entries) : Optional.empty();
  }

  /** The bytes of the events behind a position, as far as they are there. */
  public List<byte[]> events(long after, int limit) {
    String path = "/v1/events?after=%d&limit=%d".formatted(after, limit);
    HttpResponse<byte[]> answer = api.get(path);
    if (answer.statusCode() != OK) {
      throw api.refused(path, answer);
    }
    List<byte[]> events = new ArrayList<>();
    try (JsonParser page = JSON.createParser(answer.body())) {
      while (page.nextToken() != null) {
        if (page.currentToken() == JsonToken.START_ARRAY) {
          readEvents(page, answer.body(), events);
        }
      }
    } catch (IOException e) {
      throw unreadable(path, e);
    }
    return events;
  }

  private static void readEvents(JsonParser page, byte[] body, List<byte[]> events)
      throws IOException {
    while (page.nextToken() == JsonToken.START_OBJECT) {
      int begin = (int) page.currentTokenLocation().getByteOffset();
      page.skipChildren();
      int end = (int) page.currentLocation().getByteOffset();
      events.add(Arrays.copyOfRange(body, begin, end));
    }
  }

  /** The hashes of one tile; empty if the log does not give them. */
  Optional<byte[][]> hashes(int level, long tile, int width) {
    HttpResponse<byte[]> answer =
        api.openly("/v1/log/tile/%d/%s".formatted(level, TilePath.of(tile, width)));
    if (answer.statusCode() != OK || answer.body().length != width * Hashes.LENGTH) {
      return Optional.empty();
    }
    byte[][] hashes = new byte[width][];
    for (int i = 0; i < width; i++) {
      hashes[i] = Arrays.copyOfRange(answer.body(), i * Hashes.LENGTH, (i + 1) * Hashes.LENGTH);
    }
    return Optional.of(hashes);
  }

  private String text(String path) {
    HttpResponse<byte[]> answer = api.openly(path);
    if (answer.statusCode() != OK) {
      throw api.refused(path, answer);
    }
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private StackException unreadable(String path, IOException cause) {
    return new StackException(
        Failure.LOG_UNCHECKED,
        "%s%s gives no events that can be read".formatted(api.base(), path),
        cause);
  }
}
