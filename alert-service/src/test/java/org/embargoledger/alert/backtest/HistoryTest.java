package org.embargoledger.alert.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embargoledger.alert.backtest.store.BacktestRow;
import org.embargoledger.alert.rules.RuleSamples;
import org.embargoledger.alert.support.AlertStory;
import org.embargoledger.alert.support.Deliveries;
import org.embargoledger.alert.support.EmbeddedParts;
import org.embargoledger.alert.support.Pledges;
import org.embargoledger.model.event.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class HistoryTest {

  private static final long ROOM = 1 << 20;

  @Inject
  @Identifier("default-kafka-broker")
  Map<String, Object> broker;

  @BeforeEach
  void some_events() {
    Event first = AlertStory.recorded(Deliveries.by("MM", "2033-01").barrels("100").fact());
    AlertStory.recorded(Pledges.russias().fact());
    AlertStory.corrected(first, Deliveries.by("MM", "2033-01").barrels("90").fact());
  }

  @Test
  void history_is_the_same_from_the_topic_and_from_memory() {
    History history = new History(new Topic(broker), ROOM);

    List<Event> fromTopic = all(history);

    assertThat(fromTopic).hasSizeGreaterThanOrEqualTo(3);
    assertThat(fromTopic.get(0).header().position()).isZero();
    assertThat(all(history)).isEqualTo(fromTopic);
    assertThat(history.size()).isEqualTo(fromTopic.size());
  }

  @Test
  void events_that_come_later_are_read_from_where_memory_ends() {
    History history = new History(new Topic(broker), ROOM);
    int before = all(history).size();
    Event late = AlertStory.recorded(Deliveries.by("MM", "2033-02").barrels("100").fact());

    List<Event> after = all(history);

    assertThat(after).hasSize(before + 1);
    assertThat(after.get(before)).isEqualTo(late);
  }

  @Test
  void without_room_all_is_read_from_the_topic_again() {
    History none = new History(new Topic(broker), 0);
    List<Event> everything = all(new History(new Topic(broker), ROOM));

    assertThat(all(none)).isEqualTo(everything);
    assertThat(all(none)).isEqualTo(everything);
  }

  @Test
  void a_reading_that_breaks_leaves_nothing_wrong_behind() {
    History history = new History(new Topic(broker), ROOM);
    List<Event> seen = new ArrayList<>();
    assertThatThrownBy(
            () ->
                history.replay(
                    event -> {
                      if (seen.size() == 2) {
                        throw new IllegalStateException("broken");
                      }
                      seen.add(event);
                    },
                    () -> false))
        .hasMessage("broken");

    assertThat(all(history)).isEqualTo(all(new History(new Topic(broker), ROOM)));
  }

  @Test
  void a_backtest_that_is_cancelled_says_so() {
    BacktestRun run =
        new BacktestRun(
            new History(new Topic(broker), ROOM),
            config(),
            () ->
                new Replay(
                    Replay.ofRule(
                        RuleSamples.compiled(RuleSamples.onDeliveries("true")),
                        Optional.empty(),
                        RuleSamples.RULES),
                    Window.ALL),
            any -> false);
    run.cancel();

    assertThat(run.run().status()).isEqualTo(BacktestRow.Status.CANCELLED);
  }

  private static List<Event> all(History history) {
    List<Event> events = new ArrayList<>();
    history.replay(events::add, () -> false);
    return events;
  }

  private static BacktestConfig config() {
    return new BacktestConfig() {
      @Override
      public MemorySize historyMax() {
        return new MemorySize(BigInteger.valueOf(ROOM));
      }

      @Override
      public Duration heardEvery() {
        return Duration.ofMillis(10);
      }

      @Override
      public Duration lostAfter() {
        return Duration.ofSeconds(1);
      }
    };
  }
}
