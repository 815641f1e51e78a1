package org.embargoledger.stack.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.Secrets;
import org.embargoledger.stack.StackException;

/**
 * The databases and roles of the system, brought to the same state at every start.
 *
 * <p>An owner role owns its database and the schema public and runs the migrations. A runtime role
 * may connect and look names up; every right on a table comes from a migration.
 */
public final class Databases {
  private final PostgresServer server;
  private final Secrets secrets;

  public Databases(PostgresServer server, Secrets secrets) {
    this.server = server;
    this.secrets = secrets;
  }

  public static String ownerRole(String database) {
    return database + "_owner";
  }

  public static String runtimeRole(String database) {
    return database + "_app";
  }

  /** Reads the ledger by SQL, and nothing else. */
  public static String analystRole() {
    return "ledger_analyst";
  }

  public void ensureAll() {
    try {
      for (Part part : Part.services()) {
        if (part.database().isPresent()) {
          ensureServiceDatabase(part.database().get());
        }
      }
      ensureAnalyst();
      ensureOwnedDatabase("keycloak", "keycloak");
    } catch (SQLException e) {
      throw new StackException(
          Failure.PART_FAILED, "The databases cannot be prepared: " + e.getMessage(), e);
    }
  }

  /** Keycloak holds nothing but the demo realm; a changed realm starts from an empty database. */
  public void recreateKeycloak() {
    try (Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS keycloak WITH (FORCE)");
      ensureOwnedDatabase("keycloak", "keycloak");
    } catch (SQLException e) {
      throw new StackException(
          Failure.PART_FAILED, "Keycloak's database cannot be renewed: " + e.getMessage(), e);
    }
  }

  private void ensureServiceDatabase(String database) throws SQLException {
    String owner = ownerRole(database);
    String runtime = runtimeRole(database);
    ensureOwnedDatabase(database, owner);
    try (Connection connection = server.connect("postgres")) {
      ensureRole(connection, runtime);
      execute(connection, "GRANT CONNECT ON DATABASE %s TO %s".formatted(database, runtime));
    }
    try (Connection connection = server.connect(database)) {
      execute(connection, "GRANT USAGE ON SCHEMA public TO %s".formatted(runtime));
    }
  }

  /** The limits are for accidents; what the role may read is granted by the ledger's migrations. */
  private void ensureAnalyst() throws SQLException {
    String role = analystRole();
    try (Connection connection = server.connect("postgres")) {
      ensureRole(connection, role);
      for (String sql :
          List.of(
              "GRANT CONNECT ON DATABASE ledger TO " + role,
              "ALTER ROLE " + role + " CONNECTION LIMIT 10",
              "ALTER ROLE " + role + " SET default_transaction_read_only = on",
              "ALTER ROLE " + role + " SET statement_timeout = '60s'",
              "ALTER ROLE " + role + " SET idle_in_transaction_session_timeout = '5min'",
              "ALTER ROLE " + role + " SET temp_file_limit = '2GB'",
              "ALTER ROLE " + role + " SET search_path = ledger_sql",
              "ALTER ROLE " + role + " SET timezone = 'UTC'")) {
        execute(connection, sql);
      }
    }
  }

  private void ensureOwnedDatabase(String database, String owner) throws SQLException {
    try (Connection connection = server.connect("postgres")) {
      ensureRole(connection, owner);
      if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
        execute(connection, "CREATE DATABASE %s OWNER %s".formatted(database, owner));
      }
      execute(connection, "REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(database));
    }
    try (Connection connection = server.connect(database)) {
      for (String sql :
          List.of(
              "ALTER SCHEMA public OWNER TO " + owner, "REVOKE ALL ON SCHEMA public FROM PUBLIC")) {
        execute(connection, sql);
      }
    }
  }

  private void ensureRole(Connection connection, String role) throws SQLException {
    if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
      execute(connection, "CREATE ROLE " + role);
    }
    String shape = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS";
    execute(
        connection,
        "ALTER ROLE %s %s PASSWORD '%s'".formatted(role, shape, secrets.password(role)));
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
