package org.embargoledger.bench.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.embargoledger.bench.BenchException;

/** What the ingest-service says of its relay. */
final class RelayView {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpRequest request;

  RelayView(String baseUrl) {
    request = HttpRequest.newBuilder(URI.create(baseUrl + "/q/health/ready")).build();
  }

  /** Whether the relay publishes, and the last position that it has published. */
  record State(boolean leads, long published) {}

  State state() throws IOException, InterruptedException {
    JsonNode health = JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
    for (JsonNode check : health.path("checks")) {
      if (check.path("name").asText().equals("relay")) {
        JsonNode data = check.path("data");
        return new State(
            data.path("role").asText().equals("LEADING"), data.path("publishedPosition").asLong());
      }
    }
    throw new BenchException("the ingest-service says nothing of its relay: " + health);
  }
}
