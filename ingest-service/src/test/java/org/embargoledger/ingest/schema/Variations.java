package org.embargoledger.ingest.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes many documents of one: each field in turn left out, replaced by something else, or joined.
 */
final class Variations {

  private static final List<JsonNode> REPLACEMENTS =
      Stream.concat(
              Stream.of(
                      "null",
                      "''",
                      "' '",
                      "'x'",
                      "5",
                      "0",
                      "-5",
                      "0.5",
                      "true",
                      "{}",
                      "[]",
                      "[5]",
                      "'5'",
                      "'0'",
                      "'-5'",
                      "'+5'",
                      "'5.'",
                      "'.5'",
                      "'5e3'",
                      "'5,5'",
                      "'0.1234567'",
                      "'0.1234560'",
                      "'1.1234567890123'",
                      "'2024'",
                      "'2024-13'",
                      "'2024-02-01'",
                      "'2024-Q4'",
                      "'2024-Q5'",
                      "'2024-01-01/2024-03-31'",
                      "'2024-1-1'",
                      "'2024-01/2024-02'",
                      "'CN'",
                      "'cn'",
                      "'CN+RU'",
                      "'CN+'",
                      "'CNY'",
                      "'https://h.example/'",
                      "'ftp://h/'",
                      "'2025-11-20T08:00:00.123Z'",
                      "'2025-11-20 08:00:00'",
                      "'A1'",
                      "'G1'",
                      "'A7'",
                      "'ESTIMATED'",
                      "'estimated'",
                      "'OTHER'",
                      "'TOTAL'",
                      "'LPG'",
                      "'bbl'",
                      "'pints'",
                      "'EXACT'",
                      "'PLANNED'",
                      "'SIGNED'",
                      "'TREATY'",
                      "'DISPUTES'",
                      "'MEETING'",
                      "'a\\u0000b'",
                      "'018f0000-0000-7000-8000-000000000002'",
                      "'018F0000'")
                  .map(Samples::json),
              Stream.of(text(2_000), text(2_001)))
          .toList();

  private Variations() {}

  static List<JsonNode> of(JsonNode document) {
    List<JsonNode> variations = new ArrayList<>();
    variations.add(document);
    vary(document, document, JsonPointer.empty(), variations);
    return variations;
  }

  private static void vary(JsonNode root, JsonNode at, JsonPointer place, List<JsonNode> into) {
    if (at.isObject()) {
      into.add(changed(root, place, object -> object.put("colour", "red")));
      at.fieldNames()
          .forEachRemaining(
              name -> {
                into.add(changed(root, place, object -> object.remove(name)));
                for (JsonNode other : REPLACEMENTS) {
                  into.add(changed(root, place, object -> object.set(name, other)));
                }
                vary(root, at.get(name), place.appendProperty(name), into);
              });
    } else if (at.isArray()) {
      for (int i = 0; i < at.size(); i++) {
        vary(root, at.get(i), place.appendIndex(i), into);
      }
      JsonNode copy = root.deepCopy();
      ArrayNode array = (ArrayNode) copy.at(place);
      while (array.size() <= 100) {
        array.add(array.get(0));
      }
      into.add(copy);
    }
  }

  private interface Change {
    void apply(ObjectNode object);
  }

  private static JsonNode changed(JsonNode root, JsonPointer place, Change change) {
    JsonNode copy = root.deepCopy();
    change.apply((ObjectNode) copy.at(place));
    return copy;
  }

  private static JsonNode text(int length) {
    return Samples.json("'" + "t".repeat(length) + "'");
  }
}
