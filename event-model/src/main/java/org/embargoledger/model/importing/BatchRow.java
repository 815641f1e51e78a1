package org.embargoledger.model.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.embargoledger.model.fact.FactType;
import org.embargoledger.model.json.InvalidDocumentException;
import org.embargoledger.model.json.Json;
import org.embargoledger.model.json.ObjectReader;

/**
 * One row of a batch: {@code key} and {@code resource} always; {@code fact} to record; {@code
 * factId}, {@code version} and {@code reason} besides to correct, or without {@code fact} to
 * retract.
 *
 * @param change what the row changes; empty if it records
 * @param fact as it stands in the row, under {@link #FACT}; empty if the row retracts
 */
public record BatchRow(
    String key, FactType type, Optional<Change> change, Optional<JsonNode> fact) {

  private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");

  /** Where the fact lies in the row. */
  public static final String FACT = "#/fact";

  /** The version of a fact that is replaced, and why. */
  public record Change(UUID factId, int version, String reason) {}

  /**
   * @throws org.embargoledger.model.json.MalformedJsonException if the row is not JSON
   * @throws InvalidDocumentException if it is not a row; the fact is not looked into
   */
  public static BatchRow read(byte[] row) {
    JsonNode node = Json.parse(row);
    ObjectReader in = ObjectReader.root(node);
    String key = in.required("key", BatchRow::key);
    FactType type = in.required("resource", BatchRow::type);
    boolean hasFact = in.has("fact");
    Optional<JsonNode> fact = hasFact ? Optional.of(node.get("fact")) : Optional.empty();
    if (!in.has("factId")) {
      in.object("fact");
      in.rejectUnknown();
      in.throwIfFaulty();
      return new BatchRow(key, type, Optional.empty(), fact);
    }
    UUID factId = in.required("factId", UUID::fromString);
    int version = in.integer("version", 1);
    String reason = in.text("reason");
    in.rejectUnknown();
    in.throwIfFaulty();
    return new BatchRow(key, type, Optional.of(new Change(factId, version, reason)), fact);
  }

  private static String key(String text) {
    if (!KEY.matcher(text).matches()) {
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
