package org.embargoledger.ledger.projection.kafka;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.embargoledger.ledger.projection.TopicLag;

/** The lag as the Kafka client itself measures it. */
@ApplicationScoped
public class ConsumerLag implements TopicLag {

  private static final String METRIC = "records-lag";

  private final KafkaClientService clients;

  @Inject
  public ConsumerLag(KafkaClientService clients) {
    this.clients = clients;
  }

  @Override
  public double messages() {
    KafkaConsumer<String, byte[]> consumer = clients.getConsumer(EventConsumer.CHANNEL);
    if (consumer == null) {
      return Double.NaN;
    }
    return consumer.unwrap().metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals(METRIC))
        .map(metric -> metric.getValue().metricValue())
        .filter(Number.class::isInstance)
        .mapToDouble(value -> ((Number) value).doubleValue())
        .findFirst()
        .orElse(Double.NaN);
  }
}
