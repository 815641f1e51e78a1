package org.embargoledger.ledger.rebuild;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;

/** Runs work in a transaction of its own: committed when it returns, rolled back when it throws. */
@ApplicationScoped
class Transactions {

  private final AgroalDataSource database;

  @Inject
  Transactions(AgroalDataSource database) {
    this.database = database;
  }

  /** What is done with the rows of the generations. */
  interface Work<T> {
    T with(Generations generations) throws SQLException;
  }

  <T> T run(Work<T> work) throws SQLException {
    try (Connection connection = open()) {
      boolean done = false;
      try {
        T result = work.with(new Generations(connection));
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
  Connection open() throws SQLException {
    Connection connection = database.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  Connection autoCommitting() throws SQLException {
    return database.getConnection();
  }
}
