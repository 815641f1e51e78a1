package org.embargoledger.ingest.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.embargoledger.ingest.log.contract.Requests;
import org.embargoledger.ingest.log.postgres.PgStores;
import org.embargoledger.ingest.support.LogDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelayLagTest {

  private static final Duration AN_HOUR = Duration.ofHours(1);

  private final LogDatabase database = LogDatabase.fresh();
  private final MeterRegistry metrics = new SimpleMeterRegistry();
  private final RelayState state = new RelayState(metrics);
  private final RelayLag lag = new RelayLag(database.pool(1), state, metrics);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void lag_is_counted_in_positions_and_in_the_age_of_the_oldest_unpublished_event() {
    appendAnHourAgo(10);
    state.published(3);

    measure();

    assertThat(gauge("embargo.relay.lag.positions")).isEqualTo(6);
    assertThat(gauge("embargo.relay.lag")).isBetween(3_600.0, 3_660.0);
  }

  @Test
  void a_topic_that_has_everything_has_no_lag() {
    appendAnHourAgo(10);
    state.published(9);

    measure();

    assertThat(gauge("embargo.relay.lag.positions")).isZero();
    assertThat(gauge("embargo.relay.lag")).isZero();
  }

  @Test
  void an_empty_log_has_no_lag() {
    state.published(-1);

    measure();

    assertThat(gauge("embargo.relay.lag.positions")).isZero();
    assertThat(gauge("embargo.relay.lag")).isZero();
  }

  @Test
  void the_lag_grows_while_kafka_keeps_the_relay_waiting() {
    state.published(-1);
    state.waiting(new IllegalStateException("no broker"));
    appendAnHourAgo(2);

    measure();

    assertThat(gauge("embargo.relay.lag.positions")).isEqualTo(2);
  }

  @Test
  void a_replica_that_stands_by_does_not_tell_a_lag() {
    state.published(3);
    measure();
    state.standingBy();

    measure();

    assertThat(gauge("embargo.relay.lag.positions")).isNaN();
    assertThat(gauge("embargo.relay.lag")).isNaN();
  }

  private void appendAnHourAgo(int count) {
    Clock anHourAgo = Clock.offset(Clock.systemUTC(), AN_HOUR.negated());
    PgStores.open(database.pool(1), anHourAgo)
        .append(Requests.batch("k", count))
        .await()
        .atMost(Duration.ofSeconds(10));
  }

  private void measure() {
    lag.measure().await().atMost(Duration.ofSeconds(10));
  }

  private double gauge(String name) {
    return metrics.get(name).gauge().value();
  }
}
