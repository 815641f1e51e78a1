package org.embargoledger.ledger.projection.postgres;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;

/** Runs work in a transaction of its own: committed when it returns, rolled back when it throws. */
@ApplicationScoped
public class Transactions {

  private static final String UNIQUE_VIOLATION = "23505";

  private final AgroalDataSource database;

  @Inject
  public Transactions(AgroalDataSource database) {
    this.database = database;
  }

  /** What is done with the rows of the generations. */
  public interface Work<T> {
    T with(Generations generations) throws SQLException;
  }

  /** What is done with any rows. */
  public interface AnyWork<T> {
    T with(Connection connection) throws SQLException;
  }

  /** Whether somebody else has stored a row of the same key. */
  public static boolean isUniqueViolation(SQLException failure) {
    return UNIQUE_VIOLATION.equals(failure.getSQLState());
  }

  public <T> T run(Work<T> work) throws SQLException {
    return within(connection -> work.with(new Generations(connection)));
  }

  public <T> T within(AnyWork<T> work) throws SQLException {
    try (Connection connection = open()) {
      boolean done = false;
      try {
        T result = work.with(connection);
        connection.commit();
        done = true;
        return result;
      } finally {
        if (!done) {
          connection.rollback();
        }
        connection.setAutoCommit(true);
      }
    }
  }

  /** A connection in whose transaction nothing has happened yet; the caller ends both. */
  public Connection open() throws SQLException {
    Connection connection = database.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  public Connection autoCommitting() throws SQLException {
    return database.getConnection();
  }
}
