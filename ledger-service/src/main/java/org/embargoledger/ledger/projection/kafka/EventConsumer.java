package org.embargoledger.ledger.projection.kafka;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.embargoledger.ledger.projection.Applied;
import org.embargoledger.ledger.projection.ProjectionMetrics;
import org.embargoledger.ledger.projection.ProjectionState;
import org.embargoledger.ledger.projection.Received;
import org.embargoledger.ledger.projection.postgres.Generation;
import org.embargoledger.ledger.projection.postgres.LedgerStore;
import org.jboss.logging.Logger;

/**
 * Feeds the topic to the ledger, batch by batch. A failure that may pass is tried again for ever
 * with the same batch. What cannot be applied halts the consumer before that position, until an
 * operator has it passed over, another generation is served, or the service is started again after
 * the cause is mended.
 */
@ApplicationScoped
public class EventConsumer {

  static final String CHANNEL = "events";

  private static final Logger LOG = Logger.getLogger(EventConsumer.class);
  private static final long RETRY_DELAY_MIN_MS = 200;
  private static final long RETRY_DELAY_MAX_MS = 5_000;
  private static final long HALT_POLL_MS = 500;

  private final Vertx vertx;
  private final LedgerStore store;
  private final ProjectionState state;
  private final ProjectionMetrics metrics;

  @Inject
  public EventConsumer(
      Vertx vertx, LedgerStore store, ProjectionState state, ProjectionMetrics metrics) {
    this.vertx = vertx;
    this.store = store;
    this.state = state;
    this.metrics = metrics;
  }

  @Incoming(CHANNEL)
  public Uni<Void> consume(ConsumerRecords<String, byte[]> messages) {
    return vertx.executeBlocking(() -> Messages.decode(messages)).flatMap(this::apply);
  }

  private Uni<Void> apply(List<Received> batch) {
    return attempt(batch, RETRY_DELAY_MIN_MS).flatMap(applied -> done(batch, applied));
  }

  /** A halted projection holds the batch, and Kafka waits with it. */
  private Uni<Void> done(List<Received> batch, Applied applied) {
    metrics.applied(applied);
    if (applied.halt().isEmpty()) {
      state.applied(applied.position(), applied.recordedAt());
      return Uni.createFrom().voidItem();
    }
    String reason = applied.halt().get();
    LOG.errorf("projection halted after position %d: %s", applied.position(), reason);
    state.halted(applied.position(), applied.recordedAt(), reason);
    return untilMended(applied).chain(() -> apply(batch));
  }

  private Uni<Void> untilMended(Applied applied) {
    return onThisContextAfter(HALT_POLL_MS)
        .chain(() -> Generation.isMended(applied.generation(), applied.position()))
        .onFailure()
        .recoverWithItem(false)
        .flatMap(mended -> mended ? Uni.createFrom().voidItem() : untilMended(applied));
  }

  private Uni<Applied> attempt(List<Received> batch, long delayMs) {
    return vertx
        .executeBlocking(() -> store.apply(batch))
        .onFailure()
        .recoverWithUni(failure -> failed(batch, delayMs, failure));
  }

  private Uni<Applied> failed(List<Received> batch, long delayMs, Throwable failure) {
    LOG.warnf(failure, "batch not applied, next attempt in %d ms", delayMs);
    state.retrying("batch not applied, will be tried again: " + failure.getMessage());
    return onThisContextAfter(delayMs)
        .chain(() -> attempt(batch, Math.min(2 * delayMs, RETRY_DELAY_MAX_MS)));
  }

  /** The session belongs to the Vert.x context, which Mutiny's own delays would leave. */
  private Uni<Void> onThisContextAfter(long delayMs) {
    return Uni.createFrom()
        .emitter(emitter -> vertx.setTimer(delayMs, timer -> emitter.complete(null)));
  }
}
