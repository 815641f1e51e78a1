package org.embargoledger.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackPortsTest {
  @Test
  void the_default_ports_are_the_documented_ones() {
    StackPorts ports = StackPorts.defaults();

    assertThat(ports.byPart())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                Part.GATEWAY, 8080,
                Part.INGEST, 8081,
                Part.LEDGER, 8082,
                Part.ALERT, 8083,
                Part.KEYCLOAK, 8180,
                Part.POSTGRES, 15432,
                Part.KAFKA, 19092));
    assertThat(ports.keycloakManagement()).isEqualTo(9180);
    assertThat(ports.kafkaController()).isEqualTo(19093);
  }

  @Test
  void random_ports_are_all_different() {
    StackPorts ports = StackPorts.random();

    List<Integer> all =
        ports.claims(List.of(Part.values())).stream().map(StackPorts.Claim::port).toList();

    assertThat(all).hasSize(9).doesNotHaveDuplicates();
  }
}
