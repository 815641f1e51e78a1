package org.embargoledger.ingest.support;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.embargoledger.testkit.ServiceParts;

/** The database and the broker of this service's tests. */
public final class EmbeddedParts extends ServiceParts {

  private static EmbeddedParts running;

  public EmbeddedParts() {
    super("ingest");
  }

  @Override
  public Map<String, String> start() {
    running = this;
    return super.start();
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of("embargo.log.signing-key-files", newSigningKey());
  }

  /** The database as its superuser. */
  public static Connection superuser() throws SQLException {
    return running.connectAsSuperuser();
  }

  public static String kafkaServers() {
    return running.brokers();
  }
}
