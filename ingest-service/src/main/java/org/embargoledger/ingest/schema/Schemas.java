package org.embargoledger.ingest.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * The JSON Schemas (2020-12) of what the service takes and gives. They refer to one another by file
 * name, so that they work from where they are served as well as from where they are written, in
 * {@code docs/schemas}.
 */
final class Schemas {

  static final List<String> NAMES =
      List.of(
          "activity.json",
          "agreement.json",
          "batch-row.json",
          "common.json",
          "correction.json",
          "event.json",
          "fuel-delivery.json",
          "funding-pledge.json",
          "retraction.json");

  private Schemas() {}

  /** The schema's bytes; empty if none has that name. */
  static Optional<byte[]> bytes(String name) {
    if (!NAMES.contains(name)) {
      return Optional.empty();
    }
    try (InputStream in = Schemas.class.getResourceAsStream("/schemas/" + name)) {
      return Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
