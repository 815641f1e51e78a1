package org.embargoledger.ingest.log.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.embargoledger.ingest.log.EventStore;
import org.embargoledger.ingest.log.contract.BreakableStore;
import org.embargoledger.ingest.log.contract.EventStoreConformance;
import org.embargoledger.ingest.log.contract.LogView;
import org.embargoledger.ingest.log.contract.Requests;
import org.embargoledger.ingest.support.LogDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PgEventStoreTest extends EventStoreConformance {

  private static final int SLOW_MS = 4;

  private final LogDatabase database = LogDatabase.fresh();
  private final PgLogView log = new PgLogView(database.pool(1));
  private final List<FaultyWire> wires = new ArrayList<>();

  @Override
  protected EventStore open(Clock clock) {
    return new PgEventStore(database.pool(1), clock);
  }

  @Override
  protected EventStore openSlow() {
    return new PgEventStore(database.pool(1, wire(SLOW_MS).port()));
  }

  @Override
  protected BreakableStore openBreakable() {
    FaultyWire wire = wire(0);
    EventStore store = new PgEventStore(database.pool(1, wire.port()));
    return new BreakableStore() {
      @Override
      public EventStore store() {
        return store;
      }

      @Override
      public void breakAt(int step, Lost lost) {
        wire.cutAt(step, lost);
      }

      @Override
      public boolean broke() {
        return wire.wasCut();
      }
    };
  }

  @Override
  protected LogView log() {
    return log;
  }

  @Override
  protected void close() {
    wires.forEach(FaultyWire::close);
    database.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BEFORE INSERT ON event FOR EACH ROW WHEN (NEW.partner = 'poison')
          AFTER INSERT ON tile_hash FOR EACH ROW
          AFTER UPDATE ON log_head FOR EACH ROW WHEN (NEW.next_position > 255)
          """)
  void what_the_database_refuses_leaves_no_trace_and_a_connection_that_works(String when) {
    EventStore store = open(Clock.systemUTC());
    append(store, Requests.batch("before", 254));
    database.execute("CREATE TRIGGER broken %s EXECUTE FUNCTION refuse_change()".formatted(when));

    var poisoned = List.of(Requests.record("1"), Requests.record("poison", "k", "1"));
    assertThat(fails(store, poisoned)).isTrue();

    assertThat(log.head().nextPosition()).isEqualTo(254);
    database.execute("DROP TRIGGER broken ON " + when.replaceFirst(".* ON (\\w+) .*", "$1"));
    assertThat(positions(append(store, poisoned))).containsExactly(254L, 255L);
  }

  @Test
  void a_commit_that_the_database_refuses_leaves_no_trace_and_a_connection_that_works() {
    EventStore store = open(Clock.systemUTC());
    database.execute(
        """
        CREATE CONSTRAINT TRIGGER broken AFTER INSERT ON event DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION refuse_change()
        """);

    assertThat(fails(store, Requests.batch("k", 2))).isTrue();

    assertThat(log.head().nextPosition()).isZero();
    database.execute("DROP TRIGGER broken ON event");
    assertThat(positions(append(store, Requests.batch("k", 2)))).containsExactly(0L, 1L);
  }

  @Test
  void an_append_whose_backend_is_killed_while_it_waits_for_the_head_leaves_no_trace()
      throws SQLException {
    EventStore store = open(Clock.systemUTC());
    try (Connection other = database.superuser();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("SELECT * FROM log_head FOR UPDATE");
      var failed = CompletableFuture.supplyAsync(() -> fails(store, Requests.batch("k", 2)));
      await().until(() -> killWaiting(statement) == 1);
      assertThat(failed.join()).isTrue();
      other.rollback();
    }

    assertThat(log.head().nextPosition()).isZero();
    assertThat(positions(append(store, Requests.batch("k", 2)))).containsExactly(0L, 1L);
  }

  private static int killWaiting(Statement statement) throws SQLException {
    try (ResultSet killed =
        statement.executeQuery(
            """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE wait_event_type = 'Lock' AND datname = current_database()
            """)) {
      killed.next();
      return killed.getInt(1);
    }
  }

  private FaultyWire wire(int slowMs) {
    FaultyWire wire = new FaultyWire(database.port(), slowMs);
    wires.add(wire);
    return wire;
  }
}
