package org.embargoledger.ingest.support;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;

/** A migrated and empty log in a database of its own, without the service around it. */
public final class LogDatabase implements AutoCloseable {

  private static final Vertx VERTX = Vertx.vertx();
  private static final String TEMPLATE = "log_template";

  private static EmbeddedPostgres postgres;
  private static int count;

  private final String name;
  private final List<Pool> pools = new ArrayList<>();

  private LogDatabase(String name) {
    this.name = name;
  }

  public static synchronized LogDatabase fresh() {
    if (postgres == null) {
      postgres = start();
    }
    String name = "log_" + ++count;
    execute("postgres", "CREATE DATABASE %s TEMPLATE %s".formatted(name, TEMPLATE));
    return new LogDatabase(name);
  }

  private static EmbeddedPostgres start() {
    try {
      postgres = EmbeddedPostgres.builder().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    execute("postgres", "CREATE ROLE ingest_app LOGIN PASSWORD 'app'");
    execute("postgres", "CREATE DATABASE " + TEMPLATE);
    Flyway.configure()
        .dataSource(postgres.getDatabase("postgres", TEMPLATE))
        .placeholders(java.util.Map.of("app_role", "ingest_app"))
        .load()
        .migrate();
    return postgres;
  }

  public int port() {
    return postgres.getPort();
  }

  /** Connections of the service's runtime role. */
  public Pool pool(int connectionsMax) {
    return pool(connectionsMax, port());
  }

  /**
   * @param port of the server or of what stands before it
   */
  public Pool pool(int connectionsMax, int port) {
    Pool pool =
        PgBuilder.pool()
            .with(new PoolOptions().setMaxSize(connectionsMax))
            .connectingTo(
                new PgConnectOptions()
                    .setHost("127.0.0.1")
                    .setPort(port)
                    .setDatabase(name)
                    .setUser("ingest_app")
                    .setPassword("app"))
            .using(VERTX)
            .build();
    pools.add(pool);
    return pool;
  }

  public Connection superuser() throws SQLException {
    return postgres.getDatabase("postgres", name).getConnection();
  }

  /** Runs a statement as the superuser. */
  public void execute(String sql) {
    execute(name, sql);
  }

  private static void execute(String database, String sql) {
    try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() {
    pools.forEach(Pool::closeAndAwait);
  }
}
