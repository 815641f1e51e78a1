package org.embargoledger.stack.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.StackException;
import org.embargoledger.stack.api.Api;

/** The generations of a running ledger. */
public final class GenerationsApi {
  private static final String ROOT = "/v1/ops/ledger";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Api api;

  public GenerationsApi(Api api) {
    this.api = api;
  }

  /** Begins a new generation, or joins the one that is being built; gives its number. */
  public int begin(boolean switchIfEqual) {
    String path = ROOT + "/rebuild?switch=" + switchIfEqual;
    HttpResponse<byte[]> answer = api.post(path, "application/json", new byte[0]);
    if (answer.statusCode() == 202) {
      return read(answer).path("generation").asInt();
    }
    for (JsonNode generation : all()) {
      if (answer.statusCode() == 409 && generation.path("state").asText().equals("BUILDING")) {
        return generation.path("number").asInt();
      }
    }
    throw api.refused(path, answer);
  }

  public int served() {
    for (JsonNode generation : all()) {
      if (generation.path("state").asText().equals("ACTIVE")) {
        return generation.path("number").asInt();
      }
    }
    throw new StackException(Failure.SERVER_REFUSED, "The server names no ledger that is served.");
  }

  public JsonNode find(int number) {
    for (JsonNode generation : all()) {
      if (generation.path("number").asInt() == number) {
        return generation;
      }
    }
    throw new StackException(Failure.SERVER_REFUSED, "Generation %d is gone.".formatted(number));
  }

  /** Has it served, be it equal or not. */
  public void serve(int number) {
    String path = "%s/generations/%d/switch".formatted(ROOT, number);
    HttpResponse<byte[]> answer = api.post(path, "application/json", new byte[0]);
    if (answer.statusCode() != 202) {
      throw api.refused(path, answer);
    }
  }

  public void drop(int number) {
    String path = ROOT + "/generations/" + number;
    HttpResponse<byte[]> answer = api.delete(path);
    if (answer.statusCode() != 204) {
      throw api.refused(path, answer);
    }
  }

  private JsonNode all() {
    String path = ROOT + "/generations";
    HttpResponse<byte[]> answer = api.get(path);
    if (answer.statusCode() != 200) {
      throw api.refused(path, answer);
    }
    return read(answer).path("generations");
  }

  private static JsonNode read(HttpResponse<byte[]> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
