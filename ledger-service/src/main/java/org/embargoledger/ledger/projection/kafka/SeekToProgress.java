package org.embargoledger.ledger.projection.kafka;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.embargoledger.kit.kafka.EventMessage;
import org.embargoledger.ledger.projection.ProjectionState;
import org.embargoledger.ledger.projection.postgres.Generation;
import org.embargoledger.ledger.projection.postgres.Skip;
import org.jboss.logging.Logger;

/**
 * Starts reading where the ledger's database stands, whatever the consumer group remembers: a
 * ledger that was dropped reads from the start, one that was restored reads from its backup on.
 */
@ApplicationScoped
@Identifier(SeekToProgress.NAME)
public class SeekToProgress implements KafkaConsumerRebalanceListener {

  public static final String NAME = "seek-to-progress";

  private static final Logger LOG = Logger.getLogger(SeekToProgress.class);

  private final ProjectionState state;
  private final Instance<KafkaClientService> clients;

  /**
   * @param clients which need this one first
   */
  @Inject
  public SeekToProgress(ProjectionState state, Instance<KafkaClientService> clients) {
    this.state = state;
    this.clients = clients;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    for (TopicPartition partition : partitions) {
      if (!partition.topic().equals(EventMessage.TOPIC) || partition.partition() != 0) {
        state.halted("the log is one partition, but %s was assigned".formatted(partition));
        continue;
      }
      Generation served = seek(consumer, partition);
      state.assigned(served.position, served.recordedAt);
      state.skips(read(Skip::counted));
    }
  }

  /**
   * Reads on where a generation stands that is served from now on: one that was built anew can be
   * far ahead of the one before. Without it, what is known already is read and passed over.
   */
  public void readOn() {
    clients
        .get()
        .<String, byte[]>getConsumer(EventConsumer.CHANNEL)
        .runOnPollingThread(
            consumer -> {
              consumer.assignment().forEach(partition -> seek(consumer, partition));
            })
        .subscribe()
        .with(unused -> {}, failure -> LOG.warnf(failure, "reading on where it was read before"));
  }

  private static Generation seek(Consumer<?, ?> consumer, TopicPartition partition) {
    Generation served = read(Generation::active);
    long offset = withinTopic(consumer, partition, served.kafkaOffset);
    consumer.seek(partition, offset);
    LOG.infof("reading from offset %d; the ledger is at position %d", offset, served.position);
    return served;
  }

  @Override
  public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    state.revoked();
  }

  /** A topic that was built anew is shorter than remembered: positions tell what is known. */
  private static long withinTopic(
      Consumer<?, ?> consumer, TopicPartition partition, long remembered) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(Set.of(partition));
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(Set.of(partition));
    long begin = begins.get(partition);
    return remembered < begin || remembered > ends.get(partition) ? begin : remembered;
  }

  private static <T> T read(Supplier<Uni<T>> query) {
    try {
      return VertxContextSupport.subscribeAndAwait(() -> Panache.withSession(query));
    } catch (Throwable e) {
      throw new IllegalStateException("cannot read how far the ledger has come", e);
    }
  }
}
