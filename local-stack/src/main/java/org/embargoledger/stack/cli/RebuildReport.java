package org.embargoledger.stack.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;

/** What came of a build, in words. */
final class RebuildReport {
  private RebuildReport() {}

  static void print(JsonNode generation, PrintStream out) {
    int number = generation.path("number").asInt();
    JsonNode comparison = generation.path("comparison");
    if (generation.path("state").asText().equals("FAILED")) {
      out.printf("✘ Generation %d cannot be built: %s%n", number, generation.path("halt").asText());
      return;
    }
    out.printf(
        "✔ Generation %d is built up to position %,d: %,d entries. It is %s.%n",
        number,
        generation.path("position").asLong(),
        generation.path("entries").asLong(),
        generation.path("state").asText());
    if (comparison.path("note").isTextual()) {
      out.printf("• It was %s.%n", comparison.path("note").asText());
    } else if (comparison.path("equal").asBoolean()) {
      out.printf(
          "✔ It is equal to generation %d, which was served: every total, every entry, every event.%n",
          comparison.path("with").asInt());
    } else {
      differences(comparison, out);
    }
  }

  private static void differences(JsonNode comparison, PrintStream out) {
    out.printf(
        "✘ It differs from generation %d, which was served: %,d totals, %,d entries,"
            + " %,d stored events.%n",
        comparison.path("with").asInt(),
        comparison.path("totals").path("count").asLong(),
        comparison.path("entries").path("count").asLong(),
        comparison.path("hashes").path("count").asLong());
    for (String kind : new String[] {"totals", "entries", "hashes"}) {
      comparison.path(kind).path("first").forEach(each -> out.printf("    %s: %s%n", kind, each));
    }
  }
}
