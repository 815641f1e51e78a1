package org.embargoledger.model.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** The one JSON parser: strict, exact in numbers and bounded in depth and size. */
public final class Json {

  private static final int DEPTH_MAX = 20;
  private static final int NUMBER_LENGTH_MAX = 50;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  static {
    MAPPER
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(DEPTH_MAX)
                .maxNumberLength(NUMBER_LENGTH_MAX)
                .build());
  }

  private Json() {}

  /**
   * Parses one document.
   *
   * @throws MalformedJsonException with the line and column of the first fault of syntax
   */
  public static JsonNode parse(byte[] document) {
    try {
      JsonNode node = MAPPER.readTree(document);
      if (node == null || node.isMissingNode()) {
        throw new MalformedJsonException("the body is empty; a JSON object is needed");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new MalformedJsonException(syntaxFault(e));
    } catch (IOException e) {
      throw new MalformedJsonException("the body is not JSON in UTF-8");
    }
  }

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  private static String syntaxFault(JsonProcessingException e) {
    String where =
        e.getLocation() == null
            ? ""
            : " at line %d, column %d"
                .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    return "the body is not valid JSON" + where + ": " + e.getOriginalMessage();
  }
}
