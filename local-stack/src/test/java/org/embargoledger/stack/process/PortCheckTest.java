package org.embargoledger.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.StackException;
import org.embargoledger.stack.StackPorts.Claim;
import org.junit.jupiter.api.Test;

class PortCheckTest {
  @Test
  void a_taken_port_is_told_with_its_part_and_the_option_that_changes_it() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      Claim claim = new Claim(port, Part.GATEWAY, "api-gateway", "--gateway-port");

      assertThatExceptionOfType(StackException.class)
          .isThrownBy(() -> PortCheck.requireFree(List.of(claim)))
          .withMessageContaining("Port %d, needed for api-gateway, is in use".formatted(port))
          .withMessageContaining("--gateway-port")
          .extracting(StackException::failure)
          .isEqualTo(Failure.PORT_TAKEN);
    }
  }

  @Test
  void a_port_taken_on_all_interfaces_is_found_too() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      assertThat(PortCheck.isFree(taken.getLocalPort())).isFalse();
    }
  }

  @Test
  void free_ports_pass() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    Claim claim = new Claim(port, Part.GATEWAY, "api-gateway", "--gateway-port");

    assertThatCode(() -> PortCheck.requireFree(List.of(claim))).doesNotThrowAnyException();
  }

  @Test
  void the_holder_is_read_from_what_ss_prints() {
    String output = "LISTEN 0 4096 *:8080 *:* users:((\"java\",pid=4711,fd=9))";

    assertThat(PortHolder.parseSs(output)).hasValue("java (pid 4711)");
    assertThat(PortHolder.parseSs("")).isEmpty();
  }

  @Test
  void the_holder_is_read_from_what_lsof_prints() {
    assertThat(PortHolder.parseLsof("p4711\ncjava\nf9\n")).hasValue("java (pid 4711)");
    assertThat(PortHolder.parseLsof("")).isEmpty();
  }
}
