package org.embargoledger.alert.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.embargoledger.alert.Detectors;
import org.embargoledger.alert.days.Days;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Watch;
import org.embargoledger.alert.detect.cap.CapThresholdDetector;
import org.embargoledger.alert.detect.rate.StatedExchangeRateDetector;
import org.embargoledger.alert.follow.snapshot.Point;
import org.embargoledger.alert.support.Deliveries;
import org.embargoledger.alert.support.EventTopic;
import org.embargoledger.alert.support.LogBuilder;
import org.embargoledger.alert.support.Pledges;
import org.embargoledger.alert.triage.Notice;
import org.embargoledger.alert.triage.Place;
import org.embargoledger.model.event.Event;
import org.junit.jupiter.api.Test;

class FoldTest {

  private static final Rules RULES = Rules.shipped();
  private static final Watch WATCH =
      Watch.of(
          RULES,
          List.of(new CapThresholdDetector(RULES), new StatedExchangeRateDetector(RULES.rates())));

  private final LogBuilder log = new LogBuilder();
  private final Fold fold = new Fold(WATCH);

  @Test
  void findings_of_all_detectors_come_in_log_order() {
    Event pledge = log.record(Pledges.russias().fact());
    Event annual = log.record(Deliveries.by("CN+RU", "2018").tons("48430").fact());

    Fold.Folded folded = fold.fold(messages(pledge, annual));

    assertThat(folded.findings())
        .extracting(Finding::detector)
        .containsExactly("stated-exchange-rate", "cap-threshold");
    assertThat(folded.position()).isEqualTo(1);
  }

  @Test
  void folding_the_same_log_again_finds_the_same_word_for_word() {
    Event pledge = log.record(Pledges.russias().fact());
    Event annual = log.record(Deliveries.by("CN+RU", "2018").tons("48430").fact());

    assertThat(new Fold(WATCH).fold(messages(pledge, annual)).findings())
        .isEqualTo(fold.fold(messages(pledge, annual)).findings());
  }

  @Test
  void a_message_that_comes_twice_is_folded_once() {
    Event pledge = log.record(Pledges.russias().fact());

    assertThat(fold.fold(messages(pledge, pledge)).findings()).hasSize(1);
  }

  @Test
  void it_halts_before_a_gap_and_keeps_what_came_before_it() {
    Event first = log.record(Pledges.russias().fact());
    log.record(Pledges.russias().fact());
    Event third = log.record(Pledges.russias().fact());

    Fold.Folded folded = fold.fold(messages(first, third));

    assertThat(folded.position()).isZero();
    assertThat(folded.findings()).hasSize(1);
    assertThat(fold.haltReason()).contains("the log has a gap: after position 0 comes 2");
  }

  @Test
  void once_halted_it_folds_nothing_more_even_if_the_missing_event_comes() {
    Event first = log.record(Pledges.russias().fact());
    Event second = log.record(Pledges.russias().fact());
    fold.fold(messages(second));

    assertThat(fold.fold(messages(first, second)).findings()).isEmpty();
  }

  @Test
  void it_halts_at_a_message_whose_value_was_changed() {
    ConsumerRecord<String, byte[]> message =
        message(log.record(Pledges.russias().fact()), 0, "890000000", "990000000");

    fold.fold(List.of(message));

    assertThat(fold.haltReason().orElseThrow()).contains("leaf hash");
  }

  @Test
  void it_runs_on_while_there_is_nothing_wrong() {
    fold.fold(messages(log.record(Pledges.russias().fact())));

    assertThat(fold.haltReason()).isEqualTo(Optional.empty());
  }

  @Test
  void a_day_that_a_clock_began_is_found_the_same_when_the_log_is_folded_again() {
    Event delivery = log.record(Deliveries.by("RU", "2026-01").barrels("9").fact());
    Event next = log.record(Deliveries.by("RU", "2026-02").barrels("9").fact());
    LocalDate day = LocalDate.ofInstant(next.header().recordedAt(), ZoneOffset.UTC).plusDays(90);
    Fold live = new Fold(Detectors.standard());
    List<Notice> found = new ArrayList<>(live.fold(messages(delivery)).notices());
    found.addAll(live.dayBegins(day).notices());
    found.addAll(live.fold(messages(next)).notices());
    Fold again = new Fold(Detectors.standard());
    again.goBack(Point.before(Detectors.standard()), Days.NONE.begun(day, 0));

    List<Notice> replayed = again.fold(messages(delivery, next)).notices();

    assertThat(replayed).isEqualTo(found).extracting(Notice::position).contains(0L);
    assertThat(again.place()).isEqualTo(live.place()).isEqualTo(new Place(1, day));
  }

  private static List<ConsumerRecord<String, byte[]>> messages(Event... events) {
    return Arrays.stream(events).map(event -> message(event, 0, "", "")).toList();
  }

  private static ConsumerRecord<String, byte[]> message(
      Event event, long offset, String text, String instead) {
    ProducerRecord<String, byte[]> sent = EventTopic.message(event);
    byte[] value =
        new String(sent.value(), StandardCharsets.UTF_8)
            .replace(text, instead)
            .getBytes(StandardCharsets.UTF_8);
    return new ConsumerRecord<>(
        sent.topic(),
        0,
        offset,
        0L,
        TimestampType.CREATE_TIME,
        0,
        value.length,
        sent.key(),
        value,
        sent.headers(),
        Optional.empty());
  }
}
