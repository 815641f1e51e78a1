package org.embargoledger.ingest.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.embargoledger.model.fact.FactType;
import org.embargoledger.model.json.Json;

/** Documents to hold against the schemas. */
final class Samples {

  private static final Path DEMO = Path.of("../local-stack/src/main/resources/demo/facts.ndjson");

  private static final String SOME_ID = "018f0000-0000-7000-8000-000000000001";

  private static final String ENDS =
      """
      "counterparty": "RU", "counterpartyName": "Rosnedra", "target": "KP", "period": "2024-Q1",
      "relations": [{"type": "UNDER", "factId": "018f0000-0000-7000-8000-000000000001"}],
      "provenance": {"quote": "a few words", "basis": "ESTIMATED", "grade": "B2", "source":
       {"publisher": "P", "title": "T", "url": "https://example.org/a", "published": "2025-11-19",
        "retrievedAt": "2025-11-20T08:00:00Z", "contentSha256": "%s"}}
      """
          .formatted("0f".repeat(32));

  private Samples() {}

  /** A fact with every field that its type has. */
  static JsonNode full(FactType type) {
    return json(
        "{%s, %s}"
            .formatted(
                switch (type) {
                  case FUNDING_PLEDGE ->
                      """
                      "amount": {"amount": "890000000", "currency": "RUB"}, "statedEquivalent":
                       {"amount": "9700000", "currency": "USD", "approximate": true},
                      "sector": "OFFSHORE_OIL_AND_GAS", "purpose": "surveys", "area": "the shelf",
                      "announcedBy": "the minister"
                      """;
                  case FUEL_DELIVERY ->
                      """
                      "product": "DIESEL", "quantity": {"value": "5.000000", "unit": "t",
                       "qualifier": "UP_TO"}, "range": {"low": "1", "best": "5", "high": "9.25"},
                      "scope": "TOTAL", "note": "by sea", "vessel": {"name": "V", "imo": "9074729",
                       "mmsi": "273123456", "flag": "RU"}
                      """;
                  case AGREEMENT ->
                      """
                      "title": "Protocol", "kind": "PROTOCOL", "status": "SIGNED", "sector":
                      "MINERALS", "place": "Pyongyang", "jointEntity": true, "note": "of two"
                      """;
                  case ACTIVITY ->
                      """
                      "kind": "DISBURSEMENT", "status": "PARTIAL", "sector": "FINANCE",
                      "description": "paid", "place": "Moscow", "outcome": "half of it",
                      "amount": {"amount": "0.01", "currency": "RUB"}
                      """;
                },
                ENDS));
  }

  /** Rows of a batch as partners send them. */
  static List<JsonNode> demoRows() {
    try {
      return Files.readAllLines(DEMO).stream().map(Samples::demoRow).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode demoRow(String line) {
    // The loader puts ids in the place of the keys of rows before, and drops the sender.
    ObjectNode row =
        (ObjectNode)
            Json.parse(line.replaceAll("\\{\\{.*?}}", SOME_ID).getBytes(StandardCharsets.UTF_8));
    return row.without("as");
  }

  /** JSON, with single quotation marks allowed. */
  static JsonNode json(String text) {
    return Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
