package org.embargoledger.stack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.StackPorts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class EmbargoTest {
  @TempDir Path directory;
  private final StringWriter err = new StringWriter();
  private final StringWriter out = new StringWriter();

  @Test
  void every_failure_has_an_exit_code_of_its_own() {
    assertThat(Arrays.stream(Failure.values()).map(Failure::exitCode)).doesNotHaveDuplicates();
  }

  @Test
  void every_command_explains_itself_and_its_exit_codes() {
    for (String command : Embargo.commandLine().getSubcommands().keySet()) {
      StringWriter help = new StringWriter();

      int code = Embargo.commandLine().setOut(new PrintWriter(help)).execute(command, "--help");

      assertThat(code).as(command).isZero();
      assertThat(help.toString()).as(command).contains("Usage: embargo " + command, "Exit codes:");
    }
  }

  @Test
  void a_token_without_a_running_stack_is_refused_with_a_sentence() {
    int code = execute("token", "--as", "analyst", "--state-dir", directory.toString());

    assertThat(code).isEqualTo(Failure.NOT_RUNNING.exitCode());
    assertThat(err.toString()).contains("./embargo up").doesNotContain("Exception");
  }

  @Test
  void an_unknown_account_is_wrong_use() {
    int code = execute("token", "--as", "bob", "--state-dir", directory.toString());

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("analyst, operator, partner-a, partner-b");
  }

  @Test
  void nothing_to_stop_is_a_success() {
    assertThat(execute("down", "--state-dir", directory.toString())).isZero();
  }

  @Test
  void the_status_of_a_stack_that_does_not_run_is_a_failure() {
    assertThat(execute("status", "--state-dir", directory.toString()))
        .isEqualTo(Failure.NOT_RUNNING.exitCode());
  }

  @Test
  void an_option_wins_over_the_environment_and_inner_ports_follow() {
    StackPorts ports =
        ports(
            Map.of("EMBARGO_KEYCLOAK_PORT", "9000", "EMBARGO_KAFKA_PORT", "9500"),
            "--keycloak-port",
            "9100");

    assertThat(ports.of(Part.KEYCLOAK)).isEqualTo(9100);
    assertThat(ports.keycloakManagement()).isEqualTo(10100);
    assertThat(ports.of(Part.KAFKA)).isEqualTo(9500);
    assertThat(ports.kafkaController()).isEqualTo(9501);
    assertThat(ports.of(Part.GATEWAY)).isEqualTo(8080);
  }

  @Test
  void an_impossible_port_is_wrong_use() {
    assertThat(new CommandLine(new Ports()).execute("--gateway-port", "70000")).isEqualTo(2);
  }

  private int execute(String... arguments) {
    return Embargo.commandLine()
        .setErr(new PrintWriter(err, true))
        .setOut(new PrintWriter(out, true))
        .execute(arguments);
  }

  private static StackPorts ports(Map<String, String> environment, String... arguments) {
    Ports ports = new Ports();
    new CommandLine(ports).parseArgs(arguments);
    return ports.options.ports(environment);
  }

  @Command
  private static final class Ports implements Runnable {
    @Mixin private PortOptions options;

    @Override
    public void run() {
      options.ports(Map.of());
    }
  }
}
