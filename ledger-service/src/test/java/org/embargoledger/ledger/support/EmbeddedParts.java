package org.embargoledger.ledger.support;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.embargoledger.testkit.ServiceParts;

/** The database, which analysts may read, and the broker of this service's tests. */
public final class EmbeddedParts extends ServiceParts {

  private static EmbeddedParts running;

  public EmbeddedParts() {
    super("ledger");
  }

  @Override
  public Map<String, String> start() {
    running = this;
    return super.start();
  }

  @Override
  protected void prepare(Statement statement) throws SQLException {
    statement.execute("CREATE ROLE ledger_analyst LOGIN PASSWORD 'analyst'");
    statement.execute("REVOKE ALL ON DATABASE ledger FROM PUBLIC");
    statement.execute("GRANT CONNECT ON DATABASE ledger TO ledger_app, ledger_analyst");
  }

  /** The database as its superuser. */
  public static Connection superuser() throws SQLException {
    return running.connectAsSuperuser();
  }

  /** The database as an analyst with a SQL client. */
  public static Connection analyst() throws SQLException {
    return running.connect("ledger_analyst", "analyst");
  }

  public static String kafkaServers() {
    return running.brokers();
  }
}
