package org.embargoledger.ingest.log.memory;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.embargoledger.ingest.log.AppendOutcome;
import org.embargoledger.ingest.log.AppendOutcome.Appended;
import org.embargoledger.ingest.log.BatchDecider;
import org.embargoledger.ingest.log.BatchDecision;
import org.embargoledger.ingest.log.EventStore;
import org.embargoledger.ingest.log.KeyUse;
import org.embargoledger.ingest.log.LogHead;
import org.embargoledger.ingest.log.PartnerKey;
import org.embargoledger.ingest.log.PendingEvent;
import org.embargoledger.ingest.log.StreamState;
import org.embargoledger.ingest.log.Submission;
import org.embargoledger.ingest.log.TreeGrowth;
import org.embargoledger.ingest.log.TreeGrowth.TileHash;
import org.embargoledger.ingest.log.contract.LogView;
import org.embargoledger.model.event.EventHeader;

/** A log that lasts as long as the process: the contract with nothing else around it. */
public final class InMemoryEventStore implements EventStore {

  /** The steps of an append at which a backend could fail. */
  enum Step {
    DECIDE,
    COMMIT
  }

  /** What befalls an append on its way; nothing by default. */
  interface Way {
    void before(Step step);

    void after(Step step);
  }

  /** The one log that any number of stores append to. */
  public static final class Log implements LogView {
    private final List<LogRecord> records = new ArrayList<>();
    private final Map<PartnerKey, KeyUse> keys = new HashMap<>();
    private final Map<UUID, StreamState> streams = new HashMap<>();
    private final List<TileHash> tileHashes = new ArrayList<>();
    private LogHead head = LogHead.empty();

    @Override
    public synchronized List<LogRecord> after(long position) {
      return List.copyOf(records.subList((int) position + 1, records.size()));
    }

    @Override
    public synchronized LogHead head() {
      return head;
    }

    @Override
    public synchronized List<TileHash> tileHashes() {
      return List.copyOf(tileHashes);
    }

    private void commit(BatchDecision decision) {
      TreeGrowth growth = TreeGrowth.of(head, decision);
      head = growth.head();
      tileHashes.addAll(growth.tileHashes());
      decision.events().forEach(this::add);
    }

    private void add(PendingEvent pending) {
      EventHeader header = pending.event().header();
      records.add(
          new LogRecord(
              header.position(),
              header.factId(),
              header.version(),
              header.recordedAt(),
              pending.leafHash(),
              pending.body()));
      streams.put(
          header.factId(),
          new StreamState(
              header.version(),
              header.partner(),
              header.factType(),
              header.target(),
              pending.event().standing().isEmpty()));
      pending
          .idempotencyKey()
          .ifPresent(
              key ->
                  keys.put(
                      new PartnerKey(header.partner(), key),
                      new KeyUse(pending.requestHash(), answer(header))));
    }

    private static Appended answer(EventHeader header) {
      return new Appended(
          header.factId(), header.version(), header.position(), header.recordedAt(), false);
    }
  }

  private final Log log;
  private final Clock clock;
  private final Way way;

  public InMemoryEventStore(Log log, Clock clock) {
    this(
        log,
        clock,
        new Way() {
          @Override
          public void before(Step step) {}

          @Override
          public void after(Step step) {}
        });
  }

  InMemoryEventStore(Log log, Clock clock, Way way) {
    this.log = log;
    this.clock = clock;
    this.way = way;
  }

  @Override
  public Uni<List<AppendOutcome>> append(List<Submission> submissions) {
    return Uni.createFrom().item(() -> appendNow(submissions));
  }

  private List<AppendOutcome> appendNow(List<Submission> submissions) {
    synchronized (log) {
      way.before(Step.DECIDE);
      BatchDecision decision =
          BatchDecider.decide(submissions, log.head, log.keys, log.streams, clock.instant());
      way.after(Step.DECIDE);
      if (!decision.events().isEmpty()) {
        way.before(Step.COMMIT);
        log.commit(decision);
        way.after(Step.COMMIT);
      }
      return decision.outcomes();
    }
  }
}
