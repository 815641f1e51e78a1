package org.embargoledger.stack.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.Secrets;
import org.embargoledger.stack.StackConfig;
import org.embargoledger.stack.StackPart;
import org.embargoledger.stack.process.Ending;
import org.embargoledger.stack.process.PidFile;
import org.embargoledger.stack.process.Uninterrupted;
import org.embargoledger.stack.process.Waiting;

/**
 * PostgreSQL on a durable data directory: what it has committed is on the disk. Every connection
 * needs a password.
 */
public final class PostgresServer implements StackPart {
  private static final String SUPERUSER = "postgres";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

  private final StackConfig config;
  private final Secrets secrets;
  private final Path dataDirectory;
  private final Path log;
  private final PidFile pidFile;
  private EmbeddedPostgres server;
  private volatile ProcessHandle postmaster;
  private volatile boolean endingExpected;

  public PostgresServer(StackConfig config, Secrets secrets) {
    this.config = config;
    this.secrets = secrets;
    this.dataDirectory = config.state().data().resolve("postgres");
    this.log = config.state().log(Part.POSTGRES);
    this.pidFile = new PidFile(config.state().pidFile(Part.POSTGRES));
  }

  /** A JDBC URL with the superuser's credentials, for looking into a database. */
  public String jdbcUrl(String database) {
    return "%s?user=%s&password=%s".formatted(plainJdbcUrl(database), SUPERUSER, superPassword());
  }

  public String plainJdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port(), database);
  }

  public String reactiveUrl(String database) {
    return "postgresql://127.0.0.1:%d/%s".formatted(port(), database);
  }

  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(database));
  }

  @Override
  public synchronized void start() {
    if (!isAlive()) {
      // Half a start would leave a postmaster that has not told its process id yet.
      Uninterrupted.run(this::startServer);
    }
  }

  private void startServer() {
    endingExpected = false;
    try {
      closeQuietly();
      Path binaries = config.cacheDirectory().resolve("postgres");
      Files.createDirectories(binaries);
      boolean first = !Files.exists(dataDirectory.resolve("PG_VERSION"));
      server =
          EmbeddedPostgres.builder()
              .setOverrideWorkingDirectory(binaries.toFile())
              .setDataDirectory(dataDirectory)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setPort(port())
              .setPGStartupWait(START_LIMIT)
              .setConnectConfig("password", superPassword())
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("unix_socket_directories", "")
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("max_connections", "300")
              .setServerConfig("timezone", "UTC")
              .setErrorRedirector(Redirect.appendTo(log.toFile()))
              .setOutputRedirector(Redirect.appendTo(log.toFile()))
              .start();
      if (first) {
        try (Connection connection = connect(SUPERUSER)) {
          Passwords.requireFrom(connection, dataDirectory, SUPERUSER, superPassword());
        }
      }
      postmaster = postmasterFromDataDirectory().orElseThrow();
      pidFile.write(postmaster);
    } catch (IOException | SQLException | RuntimeException e) {
      endPostmaster();
      throw Waiting.describe(Part.POSTGRES, "did not start (" + e.getMessage() + ")", log);
    }
  }

  @Override
  public void awaitReady() throws InterruptedException {
    new Waiting(Part.POSTGRES, START_LIMIT, log)
        .until(this::isReady, this::isAlive, this::exitCode);
  }

  @Override
  public boolean isReady() {
    if (!isAlive()) {
      return false;
    }
    try (Connection connection = connect(SUPERUSER)) {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }

  /** A fast shutdown: sessions are ended, a checkpoint is written. */
  @Override
  public synchronized void stop() {
    endingExpected = true;
    closeQuietly();
    endPostmaster();
    pidFile.delete();
  }

  @Override
  public synchronized void kill() {
    endingExpected = true;
    if (postmaster != null) {
      List<ProcessHandle> workers = postmaster.children().toList();
      Ending.kill(postmaster);
      workers.forEach(Ending::kill);
    }
    pidFile.delete();
  }

  @Override
  public Part part() {
    return Part.POSTGRES;
  }

  @Override
  public OptionalLong pid() {
    return isAlive() ? OptionalLong.of(postmaster.pid()) : OptionalLong.empty();
  }

  @Override
  public boolean isAlive() {
    ProcessHandle current = postmaster;
    return current != null && current.isAlive();
  }

  @Override
  public boolean diedUnexpectedly() {
    return postmaster != null && !endingExpected && !postmaster.isAlive();
  }

  @Override
  public Path logFile() {
    return log;
  }

  /** Unknown: the postmaster is not a direct child. */
  @Override
  public OptionalInt exitCode() {
    return OptionalInt.empty();
  }

  @Override
  public Optional<String> baseUrl() {
    return Optional.empty();
  }

  private int port() {
    return config.ports().of(Part.POSTGRES);
  }

  private String superPassword() {
    return secrets.password("postgres-superuser");
  }

  private void closeQuietly() {
    if (server == null) {
      return;
    }
    try {
      server.close();
    } catch (IOException | RuntimeException e) {
      // The postmaster may be gone already; whatever is left of it is ended by its process id.
    }
    server = null;
  }

  /** Also ends a postmaster whose start was interrupted half way. */
  private void endPostmaster() {
    postmasterFromDataDirectory().ifPresent(process -> Ending.end(process, STOP_PATIENCE));
  }

  private Optional<ProcessHandle> postmasterFromDataDirectory() {
    try {
      Path written = dataDirectory.resolve("postmaster.pid");
      if (!Files.exists(written)) {
        return Optional.empty();
      }
      long pid = Long.parseLong(Files.readAllLines(written).get(0).trim());
      return ProcessHandle.of(pid).filter(this::isOurs);
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** A stale postmaster.pid may name a stranger's process by now. */
  private boolean isOurs(ProcessHandle process) {
    return process
        .info()
        .commandLine()
        .map(line -> line.contains(dataDirectory.toString()))
        .orElse(false);
  }
}
