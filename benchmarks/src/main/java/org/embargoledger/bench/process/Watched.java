package org.embargoledger.bench.process;

/** Whom the meter watches, by the names of the report. */
public enum Watched {
  INGEST("ingest"),
  POSTGRES("PostgreSQL"),
  KAFKA("Kafka"),
  CLIENT("client");

  private final String label;

  Watched(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
