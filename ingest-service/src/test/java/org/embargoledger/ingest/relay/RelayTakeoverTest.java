package org.embargoledger.ingest.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.embargoledger.ingest.log.EventStore;
import org.embargoledger.ingest.log.contract.Requests;
import org.embargoledger.ingest.log.postgres.PgStores;
import org.embargoledger.ingest.support.LogDatabase;
import org.embargoledger.ingest.support.Topic;
import org.embargoledger.kit.kafka.EventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two relays on one log and one broker, as two replicas of the service have them. */
class RelayTakeoverTest {

  private static final Duration TAKEOVER_MAX = Duration.ofSeconds(20);
  private static final String KILL_LEADERSHIP =
      """
      SELECT pg_terminate_backend(pid) FROM pg_locks
      WHERE locktype = 'advisory' AND granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      """;

  private final EmbeddedKafkaBroker kafka =
      new EmbeddedKafkaBroker().withNodeId(1).withKafkaPort(0);
  private final LogDatabase database = LogDatabase.fresh();
  private final EventStore store = PgStores.open(database.pool(1), Clock.systemUTC());
  private Replica first;
  private Replica second;
  private long head;

  private static final class Replica {
    private final RelayState state = new RelayState(new SimpleMeterRegistry());
    private final Relay relay;

    Replica(LogDatabase database, TopicWriter.Factory topics) {
      relay = new Relay(new LogTail.Factory(database.pool(1)), topics, state);
      relay.start(null);
    }

    boolean leads() {
      return state.role().equals("LEADING");
    }
  }

  @BeforeEach
  void start() {
    kafka.start();
    first = new Replica(database, topics());
    await().atMost(TAKEOVER_MAX).until(first::leads);
    second = new Replica(database, topics());
    await().atMost(TAKEOVER_MAX).until(() -> second.state.role().equals("STANDING_BY"));
  }

  @AfterEach
  void stop() throws InterruptedException {
    first.relay.stop(null);
    second.relay.stop(null);
    database.close();
    kafka.close();
  }

  @Test
  void when_the_leader_stops_the_other_goes_on_where_the_topic_ends() throws InterruptedException {
    append(30);
    await().atMost(TAKEOVER_MAX).until(() -> first.state.published() == head - 1);

    first.relay.stop(null);
    append(30);

    await().atMost(TAKEOVER_MAX).until(() -> second.state.published() == head - 1);
    assertThat(second.leads()).isTrue();
    assertTopicIsTheLog();
  }

  @Test
  void leaders_that_are_cut_off_while_they_publish_neither_lose_nor_repeat_an_event() {
    for (int i = 0; i < 60; i++) {
      append(5);
      if (i % 20 == 10) {
        database.execute(KILL_LEADERSHIP);
      }
    }

    assertTopicIsTheLog();
  }

  @Test
  void a_leader_that_was_replaced_cannot_write_any_more() {
    append(1);
    assertTopicIsTheLog();
    try (TopicWriter replaced = topics().open();
        TopicWriter present = topics().open()) {
      RelayedEvent event =
          new RelayedEvent(1, UUID.randomUUID(), 1, "KP", Instant.EPOCH, new byte[32], new byte[0]);

      assertThatThrownBy(() -> replaced.publish(List.of(event))).isNotNull();

      assertThat(present.lastPosition()).isZero();
    }
  }

  private TopicWriter.Factory topics() {
    return new TopicWriter.Factory(Map.of("bootstrap.servers", kafka.getAdvertisedListeners()));
  }

  private void append(int count) {
    store.append(Requests.batch("k" + head, count)).await().atMost(Duration.ofSeconds(10));
    head += count;
  }

  private void assertTopicIsTheLog() {
    assertThat(Topic.readUntil(kafka.getAdvertisedListeners(), head - 1))
        .extracting(EventMessage::position)
        .isEqualTo(LongStream.range(0, head).boxed().toList());
  }
}
