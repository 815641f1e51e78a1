package org.embargoledger.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.embargoledger.bench.process.Meter;
import org.embargoledger.stack.LocalStack;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.StackListener;

/**
 * What the benchmarks of one service share: the running stack, and the service's database.
 *
 * @param <O> how much is measured
 */
public abstract class StackContext<O> implements AutoCloseable {
  private final LocalStack stack;
  private final O options;
  private final Path scratch;
  private final StackListener progress;
  private final Connection database;
  private final Meter meter;

  protected StackContext(
      LocalStack stack, String database, O options, Path scratch, StackListener progress)
      throws SQLException {
    this.stack = stack;
    this.options = options;
    this.scratch = scratch;
    this.progress = progress;
    this.database = stack.postgres().connect(database);
    this.meter = new Meter(stack);
  }

  public final LocalStack stack() {
    return stack;
  }

  public final O options() {
    return options;
  }

  /** A directory that is removed in the end. */
  public final Path scratch() {
    return scratch;
  }

  public final StackListener progress() {
    return progress;
  }

  /** The service's database as its superuser. */
  public final Connection database() {
    return database;
  }

  public final Meter meter() {
    return meter;
  }

  public final int port(Part part) {
    return stack.config().ports().of(part);
  }

  public final long number(String query) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** PostgreSQL writes its checkpoint now, and not while something is measured. */
  protected final void checkpoint() throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("CHECKPOINT");
    }
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
