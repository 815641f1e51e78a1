package org.embargoledger.stack.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Optional;

/** Reads an answer in the form of RFC 9457. */
public final class Problem {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHOWN_CHARACTERS = 500;

  private Problem() {}

  public static String tell(HttpResponse<String> response) {
    return "%d %s".formatted(response.statusCode(), tell(response.body()));
  }

  /** Title, detail and the list of violations, where there are such; else the text itself. */
  public static String tell(String body) {
    try {
      JsonNode problem = JSON.readTree(body);
      StringBuilder told = new StringBuilder();
      append(told, problem.path("title"));
      append(told, problem.path("detail"));
      append(told, problem.path("violations"));
      append(told, problem.path("errors"));
      return told.isEmpty() ? cut(body) : told.toString();
    } catch (JsonProcessingException e) {
      return cut(body);
    }
  }

  private static void append(StringBuilder told, JsonNode value) {
    Optional.of(value)
        .filter(present -> !present.isMissingNode() && !present.isNull())
        .map(present -> present.isTextual() ? present.textValue() : present.toString())
        .ifPresent(text -> told.append(told.isEmpty() ? "" : ": ").append(text));
  }

  private static String cut(String text) {
    return text.length() > SHOWN_CHARACTERS ? text.substring(0, SHOWN_CHARACTERS) + "..." : text;
  }
}
