package org.embargoledger.ledger.rebuild;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.embargoledger.ledger.projection.kafka.SeekToProgress;
import org.embargoledger.ledger.projection.postgres.Generations;
import org.embargoledger.ledger.projection.postgres.Generations.Row;
import org.embargoledger.ledger.projection.postgres.Transactions;

/** Compares a generation with the one served, and lets it be served in its place. */
@ApplicationScoped
class Switching {

  /** Closer than this, what is served may be held still while the rest is caught up. */
  private static final long NEAR = 1_000;

  private static final int APPROACHES_MAX = 20;
  private static final long FOLLOW_POLL_MS = 100;

  private final Transactions transactions;
  private final CatchingUp catchingUp;
  private final RebuildConfig config;
  private final ObjectMapper json;
  private final SeekToProgress reading;

  @Inject
  Switching(
      Transactions transactions,
      CatchingUp catchingUp,
      RebuildConfig config,
      ObjectMapper json,
      @Identifier(SeekToProgress.NAME) SeekToProgress reading) {
    this.transactions = transactions;
    this.catchingUp = catchingUp;
    this.config = config;
    this.json = json;
    this.reading = reading;
  }

  /** Both are held against each other as they are at one position. */
  Comparison compare(int number, BuildState state) throws SQLException, InterruptedException {
    state.begin(BuildState.Phase.CATCHING_UP, 0, 0);
    letServedFollow(number);
    approach(number);
    try (Connection snapshot = transactions.open()) {
      Comparison comparison;
      try {
        Row served = snapshotAtOnePosition(number, snapshot);
        Row built = new Generations(snapshot).find(number).orElseThrow(CancelledException::new);
        state.begin(BuildState.Phase.COMPARING, 0, 0);
        comparison =
            built.position() == served.position()
                ? compare(snapshot, served, number, state)
                : notComparable(served, built, state);
      } finally {
        snapshot.rollback();
        snapshot.setAutoCommit(true);
      }
      String text = text(comparison);
      transactions.run(
          generations -> {
            generations.compared(number, text, comparison.equal());
            return null;
          });
      return comparison;
    }
  }

  /** A build reads to the topic's end, and may be ahead of a projection that was away. */
  private void letServedFollow(int number) throws SQLException, InterruptedException {
    long deadline = System.nanoTime() + config.followWait().toNanos();
    long built = transactions.run(generations -> find(generations, number)).position();
    while (System.nanoTime() < deadline) {
      Row served = transactions.run(Generations::active);
      if (served.position() >= built || served.halt() != null) {
        return;
      }
      Thread.sleep(FOLLOW_POLL_MS);
    }
  }

  /** Holds what is served still until the snapshot is taken, and no longer. */
  private Row snapshotAtOnePosition(int number, Connection snapshot) throws SQLException {
    return transactions.run(
        holding -> {
          Row served = holding.lockActive();
          catchUp(number, served);
          try (Statement statement = snapshot.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
          }
          return new Generations(snapshot).active();
        });
  }

  private Comparison compare(Connection snapshot, Row served, int number, BuildState state)
      throws SQLException {
    Comparing comparing = new Comparing(snapshot, served.number(), number, config.differencesMax());
    Comparison.Found totals = comparing.totals();
    Comparison.Found entries = comparing.entries();
    Comparison.Hashes hashes = state.differentHashes();
    boolean equal = totals.count() == 0 && entries.count() == 0 && hashes.count() == 0;
    return new Comparison(served.number(), served.position(), equal, totals, entries, hashes, null);
  }

  private static Comparison notComparable(Row served, Row built, BuildState state) {
    return new Comparison(
        served.number(),
        served.position(),
        false,
        Comparison.Found.NOTHING,
        Comparison.Found.NOTHING,
        state.differentHashes(),
        "not compared: it stands at position %d, what is served at %d"
            .formatted(built.position(), served.position()));
  }

  private String text(Comparison comparison) {
    try {
      return json.writeValueAsString(comparison);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** From one transaction to the next, queries and the projection go on with the new one. */
  void serve(int number, BuildState state) throws SQLException {
    state.begin(BuildState.Phase.SWITCHING, 0, 0);
    approach(number);
    transactions.run(
        generations -> {
          Row served = generations.lockActive();
          if (served.number() != number) {
            catchUp(number, served);
            generations.serve(find(generations, number), served);
          }
          return null;
        });
    reading.readOn();
  }

  /** Ends after some rounds even if what is served runs on as fast as it is followed. */
  private void approach(int number) throws SQLException {
    for (int round = 0; round < APPROACHES_MAX; round++) {
      Row served = transactions.run(Generations::active);
      Row built = transactions.run(generations -> find(generations, number));
      if (served.position() - built.position() <= NEAR) {
        return;
      }
      catchUp(number, served);
    }
  }

  private void catchUp(int number, Row served) throws SQLException {
    Row before = transactions.run(generations -> find(generations, number));
    catchingUp.run(number, before.position(), served.position());
    transactions.run(
        generations -> {
          if (find(generations, number).position() < served.position()) {
            generations.moveTo(number, served.position());
          }
          return null;
        });
  }

  private static Row find(Generations generations, int number) throws SQLException {
    return generations.find(number).orElseThrow(CancelledException::new);
  }
}
