package org.embargoledger.stack;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The processes of a stack, in the order in which they are started. */
public enum Part {
  POSTGRES("postgres", "PostgreSQL", null),
  KAFKA("kafka", "Kafka", null),
  KEYCLOAK("keycloak", "Keycloak", null),
  INGEST("ingest", "ingest-service", "ingest-service"),
  LEDGER("ledger", "ledger-service", "ledger-service"),
  ALERT("alert", "alert-service", "alert-service"),
  GATEWAY("gateway", "api-gateway", "api-gateway");

  private final String id;
  private final String label;
  private final String module;

  Part(String id, String label, String module) {
    this.id = id;
    this.label = label;
    this.module = module;
  }

  /** The name used on the command line and in file names. */
  public String id() {
    return id;
  }

  /** The name that people read. */
  public String label() {
    return label;
  }

  /** The Maven module that builds this part; empty for infrastructure. */
  public Optional<String> module() {
    return Optional.ofNullable(module);
  }

  public boolean isService() {
    return module != null;
  }

  /** The database this part keeps its data in; empty for parts without one. */
  public Optional<String> database() {
    return this == INGEST || this == LEDGER || this == ALERT ? Optional.of(id) : Optional.empty();
  }

  public static List<Part> services() {
    return Arrays.stream(values()).filter(Part::isService).toList();
  }

  public static Optional<Part> named(String id) {
    return Arrays.stream(values()).filter(part -> part.id.equals(id)).findFirst();
  }
}
