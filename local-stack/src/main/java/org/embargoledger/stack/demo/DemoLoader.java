package org.embargoledger.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.StackException;

/**
 * Submits facts through the gateway, one after the other, and waits until the ledger has counted
 * them. Every line has its idempotency key: loading twice changes nothing.
 */
public final class DemoLoader {
  private static final Duration CATCH_UP_LIMIT = Duration.ofSeconds(60);
  private static final long POLL_MILLIS = 200;
  private static final ObjectMapper JSON = DemoLine.JSON;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String gatewayUrl;
  private final BearerTokens tokens;

  public DemoLoader(String gatewayUrl, BearerTokens tokens) {
    this.gatewayUrl = gatewayUrl;
    this.tokens = tokens;
  }

  /**
   * What was loaded.
   *
   * @param factIds the facts' ids by their keys
   * @param lastPosition the highest position in the log; -1 if nothing was loaded
   */
  public record Loaded(Map<String, String> factIds, long lastPosition) {}

  public Loaded load(List<String> lines, IntConsumer onLine) throws InterruptedException {
    Map<String, String> factIds = new HashMap<>();
    long lastPosition = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        JsonNode answer = submit(parse(i + 1, lines.get(i)), factIds);
        lastPosition = Math.max(lastPosition, answer.path("position").asLong(-1));
      }
      onLine.accept(i + 1);
    }
    if (lastPosition >= 0) {
      awaitLedger(lastPosition);
    }
    return new Loaded(Map.copyOf(factIds), lastPosition);
  }

  private static DemoLine parse(int number, String text) {
    try {
      return DemoLine.parse(number, text);
    } catch (IllegalArgumentException e) {
      throw refused(e.getMessage(), e);
    }
  }

  private JsonNode submit(DemoLine line, Map<String, String> factIds) throws InterruptedException {
    String where = "Line %d (%s)".formatted(line.number(), line.key());
    try {
      String body = JSON.writeValueAsString(new Placeholders(factIds).replaceIn(line.fact()));
      HttpRequest request =
          request(line.account(), "/v1/" + line.resource())
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", line.key())
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      HttpResponse<String> response = send(request);
      if (response.statusCode() / 100 != 2) {
        throw refused("%s: %s".formatted(where, Problem.tell(response)), null);
      }
      JsonNode answer = JSON.readTree(response.body());
      factIds.put(line.key(), answer.path("factId").asText());
      return answer;
    } catch (IOException e) {
      throw refused("%s: the gateway does not answer: %s".formatted(where, e), e);
    } catch (IllegalArgumentException e) {
      throw refused("%s: %s".formatted(where, e.getMessage()), e);
    }
  }

  /** Waits until the ledger has counted everything up to that position. */
  public void awaitLedger(long position) throws InterruptedException {
    long deadline = System.nanoTime() + CATCH_UP_LIMIT.toNanos();
    String last = "";
    while (System.nanoTime() < deadline) {
      try {
        HttpRequest request =
            request("analyst", "/v1/ledgers/KP/totals?minPosition=" + position).GET().build();
        HttpResponse<String> response = send(request);
        if (response.statusCode() == 200) {
          return;
        }
        last = Problem.tell(response);
      } catch (IOException e) {
        last = e.toString();
      }
      Thread.sleep(POLL_MILLIS);
    }
    throw refused(
        "The ledger has not reached position %d after %d s: %s"
            .formatted(position, CATCH_UP_LIMIT.toSeconds(), last),
        null);
  }

  private HttpRequest.Builder request(String account, String path)
      throws IOException, InterruptedException {
    return HttpRequest.newBuilder(URI.create(gatewayUrl + path))
        .timeout(Duration.ofSeconds(30))
        .header("Accept", "application/json, application/problem+json")
        .header("Authorization", "Bearer " + tokens.token(account));
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private static StackException refused(String what, Throwable cause) {
    return new StackException(Failure.DEMO_REFUSED, "Demo data: " + what, cause);
  }
}
