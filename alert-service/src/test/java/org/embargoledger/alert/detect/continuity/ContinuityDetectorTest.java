package org.embargoledger.alert.detect.continuity;

import static org.assertj.core.api.Assertions.assertThat;

import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Severity;
import org.embargoledger.alert.detect.Story;
import org.embargoledger.alert.support.Deliveries;
import org.embargoledger.alert.support.LogBuilder;
import org.embargoledger.model.event.Event;
import org.junit.jupiter.api.Test;

class ContinuityDetectorTest {

  private final LogBuilder log = new LogBuilder();
  private final Story story = Story.of(Rules.shipped(), new ContinuityDetector());

  @Test
  void a_position_that_is_left_out_is_told() {
    story.given(delivery());
    delivery();

    assertThat(story.when(delivery()))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.severity()).isEqualTo(Severity.CRITICAL);
              assertThat(it.sentence()).contains("position 2 follows 0");
            });
  }

  @Test
  void record_time_that_goes_back_is_told() {
    story.given(log.on("2026-01-02").record(Deliveries.by("RU", "2024").tons("1").fact()));

    assertThat(
            story.when(log.on("2026-01-01").record(Deliveries.by("RU", "2024").tons("1").fact())))
        .extracting(it -> it.subject().get("what"))
        .containsExactly("record-time");
  }

  @Test
  void a_version_that_does_not_follow_is_told() {
    Event recorded = delivery();
    Event lost = log.correct(recorded, Deliveries.by("RU", "2024").tons("2").fact());

    assertThat(story.when(recorded)).isEmpty();
    assertThat(story.when(log.correct(recorded, Deliveries.by("RU", "2024").tons("3").fact())))
        .extracting(it -> it.subject().get("what"))
        .containsExactly("position", "version");
    assertThat(lost.header().version()).isEqualTo(2);
  }

  @Test
  void a_log_as_it_should_be_is_not_mentioned() {
    Event recorded = delivery();

    assertThat(
            story.when(
                recorded,
                log.correct(recorded, Deliveries.by("RU", "2024").tons("2").fact()),
                log.retract(recorded)))
        .extracting(Finding::key)
        .isEmpty();
  }

  private Event delivery() {
    return log.record(Deliveries.by("RU", "2024").tons("1").fact());
  }
}
