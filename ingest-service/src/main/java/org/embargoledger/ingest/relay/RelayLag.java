package org.embargoledger.ingest.relay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How far the topic is behind the log, told by the replica that publishes or last did; not a number
 * on the others and while nobody can tell. Measured beside the relay, so that it grows while Kafka
 * keeps the relay waiting.
 */
@ApplicationScoped
public class RelayLag {

  private static final long PERIOD_MS = 1_000;

  private static final String LAG =
      """
      SELECT next_position - 1 - $1 AS positions,
        coalesce(extract(epoch FROM clock_timestamp() - (
          SELECT recorded_at FROM event WHERE position = $1 + 1)), 0)::float8 AS seconds
      FROM log_head
      """;

  private final Pool pool;
  private final RelayState state;
  private final AtomicBoolean measuring = new AtomicBoolean();
  private volatile double positions = Double.NaN;
  private volatile double seconds = Double.NaN;

  @Inject
  public RelayLag(Pool pool, RelayState state, MeterRegistry metrics) {
    this.pool = pool;
    this.state = state;
    Gauge.builder("embargo.relay.lag.positions", () -> positions)
        .description(
            "Events that are in the log and not in the topic; below 0 if the log lost some")
        .register(metrics);
    Gauge.builder("embargo.relay.lag", () -> seconds)
        .baseUnit("seconds")
        .description("Age of the oldest event that is not in the topic; 0 if there is none")
        .register(metrics);
  }

  void start(@Observes StartupEvent event, Vertx vertx) {
    vertx.setPeriodic(PERIOD_MS, timer -> measureUnlessMeasuring());
  }

  private void measureUnlessMeasuring() {
    if (measuring.compareAndSet(false, true)) {
      measure()
          .onTermination()
          .invoke(() -> measuring.set(false))
          .subscribe()
          .with(measured -> {}, failure -> unknown());
    }
  }

  Uni<Void> measure() {
    OptionalLong published = state.knownPublished();
    if (published.isEmpty()) {
      unknown();
      return Uni.createFrom().voidItem();
    }
    return pool.preparedQuery(LAG)
        .execute(Tuple.of(published.getAsLong()))
        .map(rows -> rows.iterator().next())
        .invoke(this::measured)
        .replaceWithVoid();
  }

  private void measured(Row row) {
    positions = row.getLong("positions");
    seconds = Math.max(0, row.getDouble("seconds"));
  }

  private void unknown() {
    positions = Double.NaN;
    seconds = Double.NaN;
  }
}
