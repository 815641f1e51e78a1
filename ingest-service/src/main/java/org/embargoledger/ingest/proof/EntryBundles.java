package org.embargoledger.ingest.proof;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;

/** Bundles events as C2SP tlog-tiles lays out entries. Blocking; for worker threads. */
@ApplicationScoped
public class EntryBundles {

  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
  private static final String BODIES =
      "SELECT body FROM event WHERE position >= $1 AND position < $2 ORDER BY position";

  private final Pool pool;

  @Inject
  public EntryBundles(Pool pool) {
    this.pool = pool;
  }

  /** The events from the position on; empty if the log does not have that many. */
  Optional<byte[]> bundle(long from, int count) {
    ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    int found = 0;
    for (Row row :
        pool.preparedQuery(BODIES)
            .execute(Tuple.of(from, from + count))
            .await()
            .atMost(ANSWER_MAX)) {
      byte[] body = row.getBuffer("body").getBytes();
      bundle.write(body.length >> 8);
      bundle.write(body.length);
      bundle.writeBytes(body);
      found++;
    }
    return found == count ? Optional.of(bundle.toByteArray()) : Optional.empty();
  }
}
