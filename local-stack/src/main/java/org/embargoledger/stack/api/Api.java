package org.embargoledger.stack.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.StackException;
import org.embargoledger.stack.demo.Problem;

/**
 * Requests to the system's HTTP API. A server that is away or busy is asked again for a while;
 * every request that goes through here may safely be repeated.
 */
public final class Api {
  private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);
  private static final int TRIES = 6;
  private static final long FIRST_PAUSE_MILLIS = 200;
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(120);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String base;
  private final AccessToken token;

  /**
   * @param base the address that paths are appended to, such as http://localhost:8080
   */
  public Api(String base, AccessToken token) {
    this.base = base.replaceFirst("/+$", "");
    this.token = token;
  }

  public String base() {
    return base;
  }

  /** Anybody may ask for this. */
  public HttpResponse<byte[]> openly(String path) {
    return send(path, HttpRequest.newBuilder().GET(), false);
  }

  public HttpResponse<byte[]> get(String path) {
    return send(path, HttpRequest.newBuilder().GET(), true);
  }

  public HttpResponse<byte[]> post(String path, String contentType, byte[] body) {
    return send(
        path,
        HttpRequest.newBuilder()
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)),
        true);
  }

  public HttpResponse<byte[]> delete(String path) {
    return send(path, HttpRequest.newBuilder().DELETE(), true);
  }

  /** The failure that an answer is which should have been a good one. */
  public StackException refused(String path, HttpResponse<byte[]> answer) {
    return new StackException(
        Failure.SERVER_REFUSED,
        "%s%s answered %d: %s"
            .formatted(
                base,
                path,
                answer.statusCode(),
                Problem.tell(new String(answer.body(), StandardCharsets.UTF_8))));
  }

  private HttpResponse<byte[]> send(String path, HttpRequest.Builder request, boolean authorised) {
    URI uri = URI.create(base + path);
    long pause = FIRST_PAUSE_MILLIS;
    try {
      for (int tried = 1; ; tried++) {
        try {
          HttpResponse<byte[]> answer = once(request.copy().uri(uri), authorised);
          if (!BUSY.contains(answer.statusCode()) || tried == TRIES) {
            return answer;
          }
        } catch (IOException e) {
          if (tried == TRIES) {
            throw new StackException(
                Failure.SERVER_REFUSED, "%s does not answer: %s".formatted(uri, e), e);
          }
        }
        Thread.sleep(pause);
        pause *= 2;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException(Failure.INTERRUPTED, "Interrupted.", e);
    }
  }

  private HttpResponse<byte[]> once(HttpRequest.Builder request, boolean authorised)
      throws IOException, InterruptedException {
    if (authorised) {
      request.header("Authorization", "Bearer " + token.get());
    }
    return client.send(
        request.timeout(ANSWER_LIMIT).build(), HttpResponse.BodyHandlers.ofByteArray());
  }
}
