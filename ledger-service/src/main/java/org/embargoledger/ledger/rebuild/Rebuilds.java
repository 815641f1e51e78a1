package org.embargoledger.ledger.rebuild;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;
import org.embargoledger.ledger.bookkeeping.InvariantBrokenException;
import org.embargoledger.ledger.projection.postgres.Daemons;
import org.embargoledger.ledger.projection.postgres.Generation.State;
import org.embargoledger.ledger.projection.postgres.Generations;
import org.embargoledger.ledger.projection.postgres.Generations.Row;
import org.embargoledger.ledger.projection.postgres.Transactions;
import org.embargoledger.ledger.rebuild.BuildState.Phase;
import org.jboss.logging.Logger;

/**
 * Builds generations, one at a time, while another is served. A build that was broken off, by
 * whatever, goes on when the service starts again.
 */
@ApplicationScoped
public class Rebuilds {

  private static final Logger LOG = Logger.getLogger(Rebuilds.class);
  private static final String TOPIC_ENDS_BEHIND = "what is served halts there, too";

  private final Transactions transactions;
  private final Switching switching;
  private final RebuildConfig config;
  private final Map<String, Object> broker;
  private final ExecutorService worker = Executors.newSingleThreadExecutor(new Daemons("rebuild"));
  private final Map<Integer, BuildState> states = new ConcurrentHashMap<>();

  @Inject
  public Rebuilds(
      Transactions transactions,
      Switching switching,
      RebuildConfig config,
      @Identifier("default-kafka-broker") Map<String, Object> broker) {
    this.transactions = transactions;
    this.switching = switching;
    this.config = config;
    this.broker = broker;
  }

  void goOn(@Observes StartupEvent started) throws SQLException {
    transactions
        .run(Generations::building)
        .ifPresent(
            row -> {
              LOG.infof("generation %d goes on behind position %d", row.number(), row.position());
              submit(row.number());
            });
  }

  void stop(@Observes ShutdownEvent stopping) {
    worker.shutdownNow();
  }

  /**
   * Begins a new generation.
   *
   * @param switchIfEqual whether it is served once it is found equal to the one that is
   */
  public synchronized int begin(boolean switchIfEqual) throws SQLException {
    int number =
        transactions.run(
            generations -> {
              Optional<Row> building = generations.building();
              if (building.isPresent()) {
                throw new ProblemException(
                    ProblemType.ILLEGAL_TRANSITION,
                    "generation %d is being built".formatted(building.get().number()));
              }
              return generations.open(switchIfEqual);
            });
    LOG.infof("generation %d begun", number);
    submit(number);
    return number;
  }

  /** Has a generation served, be it found equal or not. */
  public synchronized void serve(int number) throws SQLException {
    Row row = known(number);
    if (row.state() != State.READY && row.state() != State.RETIRED) {
      throw new ProblemException(
          ProblemType.ILLEGAL_TRANSITION,
          "generation %d is %s; only one that is READY or RETIRED can be switched to"
              .formatted(number, row.state()));
    }
    BuildState state = new BuildState(config.differencesMax());
    states.put(number, state);
    state.begin(Phase.SWITCHING, 0, 0);
    worker.execute(() -> guarded(number, state, () -> serve(number, state)));
  }

  /** Removes a generation that is not served. One that is being built is broken off. */
  public void drop(int number) throws SQLException {
    Row row = known(number);
    if (row.state() == State.ACTIVE) {
      throw new ProblemException(
          ProblemType.ILLEGAL_TRANSITION, "generation %d is served".formatted(number));
    }
    transactions.run(
        generations -> {
          generations.drop(number);
          return null;
        });
    states.remove(number);
    LOG.infof("generation %d dropped", number);
  }

  private Row known(int number) throws SQLException {
    return transactions
        .run(generations -> generations.find(number))
        .orElseThrow(
            () -> new ProblemException(ProblemType.NOT_FOUND, "there is no generation " + number));
  }

  /** What this process does or did for the generation; empty if nothing. */
  public Optional<BuildState.Progress> progress(int number) {
    return Optional.ofNullable(states.get(number)).map(BuildState::now);
  }

  private void submit(int number) {
    BuildState state = new BuildState(config.differencesMax());
    states.put(number, state);
    worker.execute(() -> guarded(number, state, () -> build(number, state)));
  }

  private interface Step {
    void run() throws SQLException, InterruptedException;
  }

  /** A failure that may pass is told, and the step tried again for ever. */
  private void guarded(int number, BuildState state, Step step) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        step.run();
        state.begin(Phase.DONE, 0, 0);
        return;
      } catch (CancelledException e) {
        LOG.infof("generation %d was dropped", number);
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (InvariantBrokenException e) {
        fail(number, state, e.getMessage());
        return;
      } catch (SQLException | RuntimeException e) {
        if (Thread.currentThread().isInterrupted()) {
          return;
        }
        LOG.warnf(e, "generation %d: broken off, tried again", number);
        state.failed(e.getMessage());
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(config.retryDelay().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void fail(int number, BuildState state, String reason) {
    LOG.errorf("generation %d cannot be built: %s", number, reason);
    state.begin(Phase.FAILED, 0, 0);
    state.failed(reason);
    try {
      transactions.run(
          generations -> {
            generations.fail(number, reason);
            return null;
          });
    } catch (SQLException e) {
      LOG.errorf(e, "generation %d stays in the state BUILDING", number);
    }
  }

  private void build(int number, BuildState state) throws SQLException, InterruptedException {
    if (transactions.run(generations -> generations.find(number)).isEmpty()) {
      throw new CancelledException();
    }
    try (BuildTables tables = new BuildTables(transactions.autoCommitting(), number)) {
      if (!tables.isAttached("standing_fact")) {
        load(tables, state);
      }
      finish(tables, state);
    }
    Comparison comparison = switching.compare(number, state);
    LOG.infof("generation %d is built; equal to the one served: %s", number, comparison.equal());
    boolean asked = transactions.run(g -> g.find(number).orElseThrow().switchAsked());
    if (asked && comparison.equal()) {
      serve(number, state);
    }
  }

  private void load(BuildTables tables, BuildState state)
      throws SQLException, InterruptedException {
    state.begin(Phase.RECALLING, 0, 0);
    long offset = tables.progress().kafkaOffset();
    try (TopicReader reader = new TopicReader(broker, offset, config.decoders());
        Connection reading = transactions.autoCommitting();
        Memory memory = Memory.empty(reading, reader.endOffset())) {
      memory.recall(tables.connection(), tables.number());
      state.begin(Phase.LOADING, offset, reader.endOffset());
      Optional<String> halt;
      try (TopicLoad load = new TopicLoad(tables, memory, state)) {
        halt = load.run(reader, config.chunkEvents());
      }
      if (halt.isPresent()) {
        requireServedHaltsThere(tables, halt.get());
      }
    }
  }

  /**
   * Indexes and sums, two at a time. Once the first table is attached nothing is loaded any more,
   * and only then the sums of all are worked out; they need the lines where they were loaded, so
   * these are attached behind them.
   */
  private void finish(BuildTables tables, BuildState state)
      throws SQLException, InterruptedException {
    try (BuildTables beside = new BuildTables(transactions.autoCommitting(), tables.number());
        Beside second = new Beside()) {
      SumCarrying sums = new SumCarrying(tables, state);
      if (!tables.isAttached("entry") && !tables.isAttached("carried")) {
        second.begin(
            () -> {
              beside.attach("standing_fact");
              beside.index("entry");
            });
        sums.blocks();
        state.begin(Phase.INDEXING, 0, 0);
        second.await();
        sums.all();
      }
      state.begin(Phase.INDEXING, 0, 0);
      second.begin(
          () -> {
            beside.attach("carried");
            beside.attach("total");
          });
      tables.attach("entry");
      second.await();
    }
  }

  /** Nobody comes further than what is served, so the generation is complete as far as that is. */
  private void requireServedHaltsThere(BuildTables tables, String halt) throws SQLException {
    long position = tables.progress().position();
    Row served = transactions.run(Generations::active);
    if (served.halt() == null || served.position() != position) {
      throw new InvariantBrokenException(position + 1, halt);
    }
    LOG.infof(
        "generation %d halts behind position %d; %s", tables.number(), position, TOPIC_ENDS_BEHIND);
  }

  private void serve(int number, BuildState state) throws SQLException {
    switching.serve(number, state);
    LOG.infof("generation %d is served", number);
  }
}
