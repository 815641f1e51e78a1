package org.embargoledger.bench.process;

import java.util.Optional;
import org.embargoledger.stack.Part;

/** Whom the meter watches, by the names of the report. */
public enum Watched {
  INGEST("ingest", Part.INGEST),
  LEDGER("ledger", Part.LEDGER),
  ALERT("alert", Part.ALERT),
  POSTGRES("PostgreSQL", Part.POSTGRES),
  KAFKA("Kafka", Part.KAFKA),
  CLIENT("client", null);

  private final String label;
  private final Part part;

  Watched(String label, Part part) {
    this.label = label;
    this.part = part;
  }

  /** The part of the stack that is watched; empty for the client, which is none. */
  Optional<Part> part() {
    return Optional.ofNullable(part);
  }

  public String label() {
    return label;
  }
}
