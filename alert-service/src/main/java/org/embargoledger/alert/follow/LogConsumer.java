package org.embargoledger.alert.follow;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.embargoledger.kit.kafka.EventMessage;

/** The consumer behind {@link EventFollower}. */
@ApplicationScoped
public class LogConsumer {

  static final String CHANNEL = "events";

  private static final TopicPartition LOG = new TopicPartition(EventMessage.TOPIC, 0);

  private final KafkaClientService clients;

  @Inject
  public LogConsumer(KafkaClientService clients) {
    this.clients = clients;
  }

  /** Messages from there come next; some that were read before may come first. */
  Uni<Void> seek(long offset) {
    return onThisContext(
        clients
            .<String, byte[]>getConsumer(CHANNEL)
            .runOnPollingThread(
                consumer -> {
                  consumer.seek(LOG, offset);
                }));
  }

  /** Whether all messages that are committed now have been read. */
  Uni<Boolean> isAtEnd() {
    return onThisContext(
        clients
            .<String, byte[]>getConsumer(CHANNEL)
            .runOnPollingThread(
                consumer -> {
                  return consumer.position(LOG) >= consumer.endOffsets(Set.of(LOG)).get(LOG);
                }));
  }

  private static <T> Uni<T> onThisContext(Uni<T> work) {
    Context context = Vertx.currentContext();
    return context == null
        ? work
        : work.emitOn(task -> context.runOnContext(nothing -> task.run()));
  }
}
