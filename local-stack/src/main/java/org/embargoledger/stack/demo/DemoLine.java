package org.embargoledger.stack.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * One fact to submit.
 *
 * @param number the line in the file, from 1
 * @param key the idempotency key, by which later lines refer to the fact
 * @param account who submits it
 * @param resource the collection it is posted to, such as deliveries
 */
record DemoLine(int number, String key, String account, String resource, JsonNode fact) {
  /** Decimal numbers go out as they came in, to the last zero. */
  static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  static DemoLine parse(int number, String text) {
    try {
      JsonNode line = JSON.readTree(text);
      return new DemoLine(
          number,
          required(line, "key"),
          required(line, "as"),
          required(line, "resource"),
          line.required("fact"));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IllegalArgumentException("Line %d: %s".formatted(number, e.getMessage()), e);
    }
  }

  private static String required(JsonNode line, String field) {
    return line.required(field).asText();
  }
}
