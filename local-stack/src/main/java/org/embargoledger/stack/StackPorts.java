package org.embargoledger.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One port for each part, all on the loopback interface. Keycloak's management port and Kafka's
 * controller port are named apart because nobody but the stack itself uses them.
 */
public record StackPorts(Map<Part, Integer> byPart, int keycloakManagement, int kafkaController) {
  private static final Map<Part, Integer> DEFAULTS =
      Map.of(
          Part.GATEWAY, 8080,
          Part.INGEST, 8081,
          Part.LEDGER, 8082,
          Part.ALERT, 8083,
          Part.KEYCLOAK, 8180,
          Part.POSTGRES, 15432,
          Part.KAFKA, 19092);

  /** A port with its owner and the option that changes it. */
  public record Claim(int port, Part part, String use, String option) {}

  public StackPorts {
    byPart = Map.copyOf(byPart);
  }

  public static StackPorts defaults() {
    return of(DEFAULTS);
  }

  /** Named ports; parts that are left out take their default, the two inner ports follow. */
  public static StackPorts of(Map<Part, Integer> named) {
    Map<Part, Integer> ports = new EnumMap<>(DEFAULTS);
    ports.putAll(named);
    return new StackPorts(ports, ports.get(Part.KEYCLOAK) + 1000, ports.get(Part.KAFKA) + 1);
  }

  /** Ports that are free at the moment of the call, for stacks beside one another. */
  public static StackPorts random() {
    List<ServerSocket> held = new ArrayList<>();
    try {
      Map<Part, Integer> ports = new EnumMap<>(Part.class);
      for (Part part : Part.values()) {
        ports.put(part, reserve(held));
      }
      return new StackPorts(ports, reserve(held), reserve(held));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      held.forEach(StackPorts::release);
    }
  }

  public int of(Part part) {
    return byPart.get(part);
  }

  /** Every port that the given parts will bind. */
  public List<Claim> claims(List<Part> parts) {
    List<Claim> claims = new ArrayList<>();
    for (Part part : parts) {
      String option = "--" + part.id() + "-port";
      claims.add(new Claim(of(part), part, part.label(), option));
      if (part == Part.KEYCLOAK) {
        claims.add(new Claim(keycloakManagement, part, "Keycloak's management port", option));
      }
      if (part == Part.KAFKA) {
        claims.add(new Claim(kafkaController, part, "Kafka's controller port", option));
      }
    }
    return claims;
  }

  private static int reserve(List<ServerSocket> held) throws IOException {
    ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    held.add(socket);
    return socket.getLocalPort();
  }

  private static void release(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
