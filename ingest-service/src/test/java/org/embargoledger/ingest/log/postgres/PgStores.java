package org.embargoledger.ingest.log.postgres;

import io.vertx.mutiny.sqlclient.Pool;
import java.time.Clock;
import org.embargoledger.ingest.log.EventStore;

/** Opens stores for tests of what reads the log. */
public final class PgStores {

  private PgStores() {}

  public static EventStore open(Pool pool, Clock clock) {
    return new PgEventStore(pool, clock);
  }
}
