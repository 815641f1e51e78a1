package org.embargoledger.ingest.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.embargoledger.ingest.log.Submission;
import org.embargoledger.ingest.log.rest.SubmissionReader;
import org.embargoledger.model.fact.FactType;
import org.embargoledger.model.json.Json;
import org.embargoledger.model.json.ObjectReader;

/**
 * One row of a batch: {@code key} and {@code resource} always; {@code fact} to record; {@code
 * factId}, {@code version} and {@code reason} besides to correct, or without {@code fact} to
 * retract.
 */
final class BulkRow {

  private BulkRow() {}

  static Submission read(byte[] row, String partner, SubmissionReader reader) {
    JsonNode node = Json.parse(row);
    ObjectReader in = ObjectReader.root(node);
    Optional<String> key = Optional.ofNullable(in.required("key", BulkRow::key));
    FactType type = in.required("resource", BulkRow::type);
    boolean hasFact = in.has("fact");
    boolean changes = in.has("factId");
    if (!changes) {
      in.object("fact");
      in.rejectUnknown();
      in.throwIfFaulty();
      return reader.recording(partner, key, type, node.get("fact"), "#/fact");
    }
    UUID factId = in.required("factId", UUID::fromString);
    int version = in.integer("version", 1);
    String reason = in.text("reason");
    in.rejectUnknown();
    in.throwIfFaulty();
    return hasFact
        ? reader.correction(partner, key, factId, version, type, reason, node.get("fact"))
        : reader.retraction(partner, key, factId, version, type, reason);
  }

  private static String key(String text) {
    if (!text.matches("[!-~]{1,200}")) {
      throw new IllegalArgumentException("must be 1 to 200 visible ASCII characters");
    }
    return text;
  }

  private static FactType type(String text) {
    return FactType.ofCollection(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Stream.of(FactType.values())
                        .map(FactType::collection)
                        .collect(Collectors.joining(", ", "is not one of ", ""))));
  }
}
