package org.embargoledger.alert.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.embargoledger.alert.Detectors;
import org.embargoledger.alert.detect.Detection;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Step;
import org.embargoledger.alert.detect.Watch;
import org.embargoledger.alert.detect.cap.CapThresholdDetector;
import org.embargoledger.alert.rules.RuleSamples;
import org.embargoledger.alert.rules.cel.CompiledRule;
import org.embargoledger.alert.support.Deliveries;
import org.embargoledger.alert.support.LogBuilder;
import org.embargoledger.alert.support.RandomHistory;
import org.embargoledger.model.event.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {

  private final LogBuilder log = new LogBuilder();
  private final Event small = log.record(Deliveries.by("RU", "2023-01").barrels("500").fact());
  private final Event medium = log.record(Deliveries.by("RU", "2023-02").barrels("1500").fact());
  private final Event large = log.record(Deliveries.by("RU", "2023-03").barrels("9000").fact());
  private final List<Event> events = List.of(small, medium, large);

  @Test
  void a_draft_is_compared_with_the_version_that_is_live() {
    Replay replay =
        replay(
            rule("fact.quantity.barrels > 400 && fact.quantity.barrels < 2000"),
            Optional.of(rule("fact.quantity.barrels > 1000")),
            Window.ALL);

    Difference difference = replay.difference();

    assertThat(List.of(difference.fresh(), difference.gone(), difference.unchanged()))
        .containsExactly(1, 1, 1);
    assertThat(difference.changes())
        .extracting(entry -> entry.change() + " " + entry.finding().path("position").asLong())
        .containsExactly("NEW 0", "GONE 2", "UNCHANGED 1");
    assertThat(difference.changes().get(0).finding().path("sentence").asText())
        .isEqualTo("RU delivered 500.");
  }

  @Test
  void where_nothing_is_live_everything_is_new() {
    assertThat(replay(rule("true"), Optional.empty(), Window.ALL).difference().fresh())
        .isEqualTo(3);
  }

  @Test
  void a_window_of_valid_time_shows_the_facts_that_touch_it() {
    Window february =
        new Window(
            Window.Axis.VALID,
            Optional.of(LocalDate.parse("2023-02-10")),
            Optional.of(LocalDate.parse("2023-02-20")),
            Optional.empty());

    assertThat(replay(rule("true"), Optional.empty(), february).difference().fresh()).isEqualTo(1);
  }

  @Test
  void what_was_recorded_later_was_not_known() {
    Instant then = medium.header().recordedAt();
    Window known =
        new Window(Window.Axis.RECORD, Optional.empty(), Optional.empty(), Optional.of(then));

    Replay replay = replay(rule("true"), Optional.empty(), known);

    assertThat(replay.difference().fresh()).isEqualTo(2);
    assertThat(replay.isPast()).isTrue();
  }

  @Test
  void sums_count_what_lies_before_the_window() {
    Window march =
        new Window(
            Window.Axis.VALID,
            Optional.of(LocalDate.parse("2023-03-01")),
            Optional.empty(),
            Optional.empty());

    assertThat(
            replay(rule("totals.barrels == decimal(11000)"), Optional.empty(), march)
                .difference()
                .fresh())
        .isEqualTo(1);
  }

  @Test
  void events_that_do_not_state_what_is_asked_are_counted() {
    Replay replay = replay(rule("fact.vessel.name == 'X'"), Optional.empty(), Window.ALL);

    assertThat(replay.unanswered()).isEqualTo(3);
    assertThat(replay.unansweredFirst().orElseThrow()).contains("position 0", "vessel");
  }

  @Test
  void a_version_that_fails_ends_its_backtest_with_the_place() {
    assertThatThrownBy(
            () ->
                replay(
                    rule("fact.quantity.barrels / (fact.quantity.barrels - 1500) > 0"),
                    Optional.empty(),
                    Window.ALL))
        .isInstanceOf(Replay.RuleFailedException.class)
        .hasMessageContaining("position 1");
  }

  @Test
  void a_flood_ends_the_backtest() {
    Raised raised = new Raised();
    for (int i = 0; i < Raised.KEYS_MAX; i++) {
      raised.add("key" + i, i);
    }
    Finding finding = rule("true").judge(Step.alone(small)).finding().orElseThrow();

    assertThatThrownBy(() -> raised.add(finding)).isInstanceOf(Raised.FloodException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void a_detector_that_ships_finds_again_exactly_what_it_raised(long seed) {
    List<Event> history = RandomHistory.of(seed, 400);
    Replay replay =
        new Replay(Replay.ofDetector(CapThresholdDetector.NAME, RuleSamples.RULES), Window.ALL);
    for (Finding finding : raised(history)) {
      replay.known(finding.key(), finding.position(), finding.raisedAt());
    }
    history.forEach(replay);

    Difference difference = replay.difference();

    assertThat(difference.fresh()).isZero();
    assertThat(difference.gone()).isZero();
    assertThat(difference.unchanged()).isPositive();
  }

  private static List<Finding> raised(List<Event> history) {
    Watch watch = Detectors.standard();
    Set<String> keys = new HashSet<>();
    List<Finding> raised = new ArrayList<>();
    for (Event event : history) {
      Detection<Watch> detection = watch.fold(event);
      watch = detection.state();
      detection.findings().stream()
          .filter(finding -> finding.detector().equals(CapThresholdDetector.NAME))
          .filter(finding -> keys.add(finding.key()))
          .forEach(raised::add);
    }
    return raised;
  }

  private Replay replay(CompiledRule tested, Optional<CompiledRule> live, Window window) {
    Replay replay = new Replay(Replay.ofRule(tested, live, RuleSamples.RULES), window);
    events.forEach(replay);
    return replay;
  }

  private static CompiledRule rule(String expression) {
    return RuleSamples.compiled(RuleSamples.onDeliveries(expression));
  }
}
