package org.embargoledger.ledger.projection.kafka;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.PausableChannel;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.embargoledger.kit.kafka.BrokenEventException;
import org.embargoledger.kit.kafka.EventMessage;
import org.embargoledger.ledger.bookkeeping.InvariantBrokenException;
import org.embargoledger.ledger.projection.Applied;
import org.embargoledger.ledger.projection.ProjectionMetrics;
import org.embargoledger.ledger.projection.ProjectionState;
import org.embargoledger.ledger.projection.Received;
import org.embargoledger.ledger.projection.postgres.LedgerStore;
import org.jboss.logging.Logger;

/**
 * Feeds the topic to the ledger, batch by batch. A failure that may pass is tried again for ever
 * with the same batch. What cannot be applied halts the consumer for good at that position: a
 * restart, after the cause is mended, reads on from there.
 */
@ApplicationScoped
public class EventConsumer {

  static final String CHANNEL = "events";

  private static final Logger LOG = Logger.getLogger(EventConsumer.class);
  private static final long RETRY_DELAY_MIN_MS = 200;
  private static final long RETRY_DELAY_MAX_MS = 5_000;

  private final Vertx vertx;
  private final LedgerStore store;
  private final ProjectionState state;
  private final ProjectionMetrics metrics;
  private final ChannelRegistry channels;

  @Inject
  public EventConsumer(
      Vertx vertx,
      LedgerStore store,
      ProjectionState state,
      ProjectionMetrics metrics,
      ChannelRegistry channels) {
    this.vertx = vertx;
    this.store = store;
    this.state = state;
    this.metrics = metrics;
    this.channels = channels;
  }

  private record Decoded(List<Received> received, Optional<String> broken) {}

  @Incoming(CHANNEL)
  public Uni<Void> consume(ConsumerRecords<String, byte[]> messages) {
    if (state.isHalted()) {
      return Uni.createFrom().voidItem();
    }
    return vertx
        .executeBlocking(() -> decode(messages))
        .flatMap(batch -> apply(batch, RETRY_DELAY_MIN_MS));
  }

  private static Decoded decode(ConsumerRecords<String, byte[]> messages) {
    List<Received> received = new ArrayList<>(messages.count());
    for (ConsumerRecord<String, byte[]> message : messages) {
      try {
        received.add(new Received(message.offset(), EventMessage.read(message)));
      } catch (BrokenEventException e) {
        return new Decoded(received, Optional.of(e.getMessage()));
      }
    }
    return new Decoded(received, Optional.empty());
  }

  private Uni<Void> apply(Decoded batch, long delayMs) {
    return store
        .apply(batch.received(), batch.broken())
        .invoke(this::done)
        .replaceWithVoid()
        .onFailure()
        .recoverWithUni(failure -> failed(batch, delayMs, failure));
  }

  private void done(Applied applied) {
    state.applied(applied.position(), applied.recordedAt());
    metrics.applied(applied);
    applied.halt().ifPresent(this::halt);
  }

  private Uni<Void> failed(Decoded batch, long delayMs, Throwable failure) {
    if (failure instanceof InvariantBrokenException) {
      halt(failure.getMessage());
      return Uni.createFrom().voidItem();
    }
    LOG.warnf(failure, "batch not applied, next attempt in %d ms", delayMs);
    state.retrying("batch not applied, will be tried again: " + failure.getMessage());
    return onThisContextAfter(delayMs)
        .chain(() -> apply(batch, Math.min(2 * delayMs, RETRY_DELAY_MAX_MS)));
  }

  /** The session belongs to the Vert.x context, which Mutiny's own delays would leave. */
  private Uni<Void> onThisContextAfter(long delayMs) {
    return Uni.createFrom()
        .emitter(emitter -> vertx.setTimer(delayMs, timer -> emitter.complete(null)));
  }

  private void halt(String reason) {
    LOG.errorf("projection halted after position %d: %s", state.now().position(), reason);
    state.halted(reason);
    PausableChannel channel = channels.getPausable(CHANNEL);
    if (channel != null && !channel.isPaused()) {
      channel.pause();
    }
  }
}
