package org.embargoledger.bench.log;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.embargoledger.bench.BenchException;
import org.embargoledger.bench.StackContext;
import org.embargoledger.bench.load.PgAddress;
import org.embargoledger.stack.LocalStack;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.Secrets;
import org.embargoledger.stack.StackListener;

/** What the benchmarks share: the running stack, its database, and a quiet start for each run. */
public final class BenchContext extends StackContext<BenchOptions> {
  static final String DATABASE = "ingest";
  private static final String INSERTER = "bench";
  private static final String PARTNER = "partner-a";
  private static final Duration CATCH_UP_MAX = Duration.ofMinutes(5);
  private static final long CATCH_UP_POLL_MS = 100;
  private static final int KEY_PREFIX_LENGTH = 8;

  private final RelayView relay;

  public BenchContext(LocalStack stack, BenchOptions options, Path scratch, StackListener progress)
      throws SQLException {
    super(stack, DATABASE, options, scratch, progress);
    this.relay = new RelayView(stack.config().baseUrl(Part.INGEST));
  }

  RelayView relay() {
    return relay;
  }

  /** The role that inserts by hand. */
  PgAddress inserter() {
    String password = Secrets.in(stack().config().state()).password(INSERTER);
    return new PgAddress(port(Part.POSTGRES), DATABASE, INSERTER, password);
  }

  /** A fresh token; tokens live longer than any run. */
  String token() throws IOException, InterruptedException {
    return stack().token(PARTNER);
  }

  /** A beginning of idempotency keys that no other run has. */
  String freshKeys() {
    return "bench-" + UUID.randomUUID().toString().substring(0, KEY_PREFIX_LENGTH) + "-";
  }

  /** How many events the log has. */
  long logSize() throws SQLException {
    return number("SELECT next_position FROM log_head");
  }

  /**
   * Lets both sides start from the same: the relay has published everything, and PostgreSQL has
   * written its checkpoint.
   */
  void settle() throws SQLException, IOException, InterruptedException {
    long last = logSize() - 1;
    long deadline = System.nanoTime() + CATCH_UP_MAX.toNanos();
    while (relay.state().published() < last) {
      if (System.nanoTime() > deadline) {
        throw new BenchException(
            "the relay has not caught up after %s; it is at %d of %d"
                .formatted(CATCH_UP_MAX, relay.state().published(), last));
      }
      Thread.sleep(CATCH_UP_POLL_MS);
    }
    checkpoint();
  }
}
