package org.embargoledger.system.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.embargoledger.stack.LocalStack;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.StackConfig;
import org.embargoledger.stack.StackPorts;

/** A log of its own, beside the running system, for tests that do to it what nobody may. */
public final class OwnLog implements AutoCloseable {

  private static final Path PROJECT = Path.of(System.getProperty("embargo.project"));
  private static final Path STATE =
      Path.of(System.getProperty("embargo.state")).resolveSibling("verify-stack");

  private final LocalStack stack;

  private OwnLog(LocalStack stack) {
    this.stack = stack;
  }

  public static OwnLog start() throws IOException, InterruptedException {
    RunningSystem.delete(STATE);
    return new OwnLog(
        LocalStack.start(
            StackConfig.builder(PROJECT)
                .stateDirectory(STATE)
                .ports(StackPorts.random())
                .launcherClassPath(RunningSystem.launcherClassPath())
                .parts(List.of(Part.POSTGRES, Part.KAFKA, Part.KEYCLOAK, Part.INGEST))
                .build()));
  }

  /** What a command of the launcher printed, and its exit code. */
  public record Run(int exitCode, String output) {}

  /** Runs a command of the launcher, as people do. */
  public Run embargo(String command, String... arguments) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(PROJECT.resolve("embargo").toString());
    line.add(command);
    line.add("--url");
    line.add(stack.config().baseUrl(Part.INGEST));
    line.add("--state-dir");
    line.add(STATE.toString());
    line.addAll(List.of(arguments));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }

  /** A session of the database's superuser in which no trigger fires. */
  public Connection superuser() throws SQLException {
    Connection connection = stack.postgres().connect("ingest");
    connection.createStatement().execute("SET session_replication_role = replica");
    return connection;
  }

  @Override
  public void close() {
    stack.close();
  }
}
