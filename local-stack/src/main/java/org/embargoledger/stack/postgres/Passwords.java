package org.embargoledger.stack.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Turns a freshly initialised cluster, which trusts everybody, into one that asks. */
final class Passwords {
  private static final String RULES = "host all all 127.0.0.1/32 scram-sha-256\n";

  private Passwords() {}

  static void requireFrom(
      Connection connection, Path dataDirectory, String superuser, String password)
      throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("ALTER ROLE %s PASSWORD '%s'".formatted(superuser, password));
      Files.writeString(dataDirectory.resolve("pg_hba.conf"), RULES);
      statement.execute("SELECT pg_reload_conf()");
    }
  }
}
