package org.embargoledger.system.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Posts many deliveries through the gateway and repeats each until it is accepted. */
public final class Load {

  private static final int SENDERS = 8;
  private static final Duration RETRY_MAX = Duration.ofSeconds(120);
  private static final long RETRY_PAUSE_MS = 150;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();
  private final Map<String, String> eventIdsByKey = new ConcurrentHashMap<>();
  private final AtomicInteger repeats = new AtomicInteger();
  private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
  private final String counterparty;
  private final int count;
  private volatile String token = RunningSystem.token("partner-a");

  /** Starts to send. */
  public Load(String counterparty, int count) {
    this.counterparty = counterparty;
    this.count = count;
    for (int i = 0; i < count; i++) {
      String key = counterparty + "-" + i;
      senders.execute(() -> send(key));
    }
    senders.shutdown();
  }

  public int accepted() {
    return eventIdsByKey.size();
  }

  /** How often a delivery had to be sent again. */
  public int repeats() {
    return repeats.get();
  }

  /** Event ids by idempotency key, once all are accepted. */
  public Map<String, String> await() throws InterruptedException {
    senders.awaitTermination(RETRY_MAX.toSeconds() + 60, TimeUnit.SECONDS);
    if (accepted() != count) {
      throw new AssertionError("only " + accepted() + " of " + count + " were accepted");
    }
    return Map.copyOf(eventIdsByKey);
  }

  private void send(String key) {
    long deadline = System.nanoTime() + RETRY_MAX.toNanos();
    while (System.nanoTime() < deadline) {
      try {
        HttpResponse<String> answer =
            client.send(request(key), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == 201) {
          JsonNode receipt = JSON.readTree(answer.body());
          eventIdsByKey.put(key, receipt.get("eventId").asText());
          return;
        }
        if (answer.statusCode() == 401) {
          token = RunningSystem.token("partner-a");
        } else if (answer.statusCode() < 500) {
          throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
      } catch (IOException e) {
        // no answer: whether it was recorded is unknown, so it is sent again under the same key
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      repeats.incrementAndGet();
      pause();
    }
  }

  private HttpRequest request(String key) {
    return HttpRequest.newBuilder(URI.create(RunningSystem.gateway() + "/v1/deliveries"))
        .timeout(Duration.ofSeconds(15))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + token)
        .header("Idempotency-Key", key)
        .POST(HttpRequest.BodyPublishers.ofString(Facts.delivery(counterparty, "1")))
        .build();
  }

  private static void pause() {
    try {
      Thread.sleep(RETRY_PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
