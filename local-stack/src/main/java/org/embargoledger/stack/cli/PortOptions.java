package org.embargoledger.stack.cli;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.StackPorts;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The ports; an option wins over its environment variable, both win over the default. */
final class PortOptions {
  private static final String GATEWAY = "Default: EMBARGO_GATEWAY_PORT, else 8080.";
  private static final String INGEST = "Default: EMBARGO_INGEST_PORT, else 8081.";
  private static final String LEDGER = "Default: EMBARGO_LEDGER_PORT, else 8082.";
  private static final String ALERT = "Default: EMBARGO_ALERT_PORT, else 8083.";
  private static final String KEYCLOAK =
      "Default: EMBARGO_KEYCLOAK_PORT, else 8180. Its management port lies 1000 higher.";
  private static final String POSTGRES = "Default: EMBARGO_POSTGRES_PORT, else 15432.";
  private static final String KAFKA =
      "Default: EMBARGO_KAFKA_PORT, else 19092. Its controller takes the port after it.";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private final Map<Part, Integer> chosen = new EnumMap<>(Part.class);

  @Option(names = "--gateway-port", paramLabel = "N", description = GATEWAY)
  void gateway(int port) {
    chosen.put(Part.GATEWAY, port);
  }

  @Option(names = "--ingest-port", paramLabel = "N", description = INGEST)
  void ingest(int port) {
    chosen.put(Part.INGEST, port);
  }

  @Option(names = "--ledger-port", paramLabel = "N", description = LEDGER)
  void ledger(int port) {
    chosen.put(Part.LEDGER, port);
  }

  @Option(names = "--alert-port", paramLabel = "N", description = ALERT)
  void alert(int port) {
    chosen.put(Part.ALERT, port);
  }

  @Option(names = "--keycloak-port", paramLabel = "N", description = KEYCLOAK)
  void keycloak(int port) {
    chosen.put(Part.KEYCLOAK, port);
  }

  @Option(names = "--postgres-port", paramLabel = "N", description = POSTGRES)
  void postgres(int port) {
    chosen.put(Part.POSTGRES, port);
  }

  @Option(names = "--kafka-port", paramLabel = "N", description = KAFKA)
  void kafka(int port) {
    chosen.put(Part.KAFKA, port);
  }

  StackPorts ports(Map<String, String> environment) {
    Map<Part, Integer> ports = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      String variable = "EMBARGO_%s_PORT".formatted(part.name().toUpperCase(Locale.ROOT));
      String value = environment.get(variable);
      if (value != null && !value.isBlank()) {
        ports.put(part, parse(variable, value));
      }
    }
    ports.putAll(chosen);
    ports.forEach(this::requireValid);
    return StackPorts.of(ports);
  }

  private int parse(String variable, String value) {
    if (!value.matches("[0-9]{1,5}")) {
      throw wrong("%s is not a port: %s".formatted(variable, value));
    }
    return Integer.parseInt(value);
  }

  private void requireValid(Part part, int port) {
    int highest = part == Part.KEYCLOAK ? 65535 - 1000 : 65534;
    if (port < 1 || port > highest) {
      throw wrong(
          "%d is not a possible port of %s: 1 to %d".formatted(port, part.label(), highest));
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
