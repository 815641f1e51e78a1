package org.embargoledger.alert.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.embargoledger.alert.Detectors;
import org.embargoledger.alert.detect.cap.CapThresholdDetector;
import org.embargoledger.alert.detect.cap.UnderReportingDetector;
import org.embargoledger.alert.detect.density.DensityDetector;
import org.embargoledger.alert.detect.duplicate.DuplicateDetector;
import org.embargoledger.alert.detect.outlier.OutlierDetector;
import org.embargoledger.alert.detect.pledge.UndisbursedPledgeDetector;
import org.embargoledger.alert.detect.prohibition.ProhibitionDetector;
import org.embargoledger.alert.detect.rate.StatedExchangeRateDetector;
import org.embargoledger.alert.support.Deliveries;
import org.embargoledger.alert.support.LogBuilder;
import org.embargoledger.alert.support.Pledges;
import org.embargoledger.alert.support.RandomHistory;
import org.embargoledger.model.event.Event;
import org.junit.jupiter.api.Test;

class WithdrawalTest {

  private static final Rules RULES = Rules.shipped();

  private final LogBuilder log = new LogBuilder();

  @Test
  void a_correction_to_the_official_rate_withdraws_the_stated_one_and_says_by_which_event() {
    Story story = Story.of(new StatedExchangeRateDetector(RULES.rates()));
    Event pledge = log.record(Pledges.russias().fact());
    String key = story.when(pledge).get(0).key();

    Event correction = log.correct(pledge, Pledges.russias().statedAs("11020000 USD").fact());
    List<Withdrawal> gone = story.gone(correction);

    assertThat(gone).extracting(Withdrawal::key).containsExactly(key);
    assertThat(gone.get(0).cause()).isEqualTo(correction.header().eventId());
    assertThat(gone.get(0).reason())
        .contains(correction.header().eventId(), "a correction by partner-a", "\"corrected\"");
  }

  @Test
  void a_correction_that_leaves_the_figures_alone_withdraws_nothing() {
    Story story = Story.of(new StatedExchangeRateDetector(RULES.rates()));
    Event pledge = log.record(Pledges.russias().fact());
    story.given(pledge);

    assertThat(story.gone(log.correct(pledge, Pledges.russias().published("2025-11-21").fact())))
        .isEmpty();
  }

  @Test
  void a_total_that_falls_withdraws_the_levels_it_leaves_and_tells_the_one_it_still_reaches() {
    Story story = Story.of(new CapThresholdDetector(RULES));
    Event total = log.record(Deliveries.by("RU", "2019").barrels("500000").fact());
    story.given(total);

    List<Withdrawal> gone =
        story.gone(log.correct(total, Deliveries.by("RU", "2019").barrels("460000").fact()));

    assertThat(gone)
        .extracting(Withdrawal::key)
        .allMatch(key -> key.startsWith("cap-threshold/KP/refined-petroleum-2397/2019/REPORTED/"))
        .anyMatch(key -> key.endsWith("/95"))
        .anyMatch(key -> key.endsWith("/100"))
        .noneMatch(key -> key.endsWith("/90"));
    assertThat(gone.get(0).instead().orElseThrow().key()).endsWith("/90");
    assertThat(gone.get(0).instead().orElseThrow().sentence()).contains("have reached 90 %");
  }

  @Test
  void a_total_that_falls_below_every_level_leaves_nothing_to_tell() {
    Story story = Story.of(new CapThresholdDetector(RULES));
    Event total = log.record(Deliveries.by("RU", "2019").barrels("400000").fact());
    story.given(total);

    List<Withdrawal> gone = story.gone(log.retract(total));

    assertThat(gone).extracting(Withdrawal::key).anyMatch(key -> key.endsWith("/75"));
    assertThat(gone).allMatch(withdrawal -> withdrawal.instead().isEmpty());
  }

  @Test
  void a_covering_total_that_is_recorded_later_may_withdraw_too() {
    Story story = Story.of(new CapThresholdDetector(RULES));
    story.given(log.record(Deliveries.by("CN", "2019-03").barrels("400000").fact()));

    Event total = log.record(Deliveries.by("CN", "2019").barrels("100000").fact());

    assertThat(story.gone(total).get(0).reason())
        .contains("Event " + total.header().eventId() + ", recorded by");
  }

  @Test
  void a_report_that_closes_the_gap_withdraws_that_it_was_too_low() {
    Story story = Story.of(new UnderReportingDetector(RULES));
    String key =
        story
            .when(log.record(Deliveries.by("RU", "2023").barrels("400000").estimated().fact()))
            .get(0)
            .key();

    assertThat(story.gone(log.record(Deliveries.by("RU", "2023").barrels("390000").fact())))
        .extracting(Withdrawal::key)
        .containsExactly(key);
  }

  @Test
  void barrels_and_tons_that_agree_after_a_correction_of_the_earlier_one_are_withdrawn() {
    Story story = Story.of(new DensityDetector());
    Event tons = log.record(Deliveries.by("RU", "2023-01").tons("1000").fact());
    story.given(tons);
    String key =
        story.when(log.record(Deliveries.by("RU", "2023-01").barrels("80000").fact())).get(0).key();

    assertThat(story.gone(log.correct(tons, Deliveries.by("RU", "2023-01").tons("10000").fact())))
        .extracting(Withdrawal::key)
        .containsExactly(key);
  }

  @Test
  void a_duplicate_that_is_related_to_its_twin_is_withdrawn() {
    Story story = Story.of(new DuplicateDetector(RULES));
    Event first = log.record(Deliveries.by("RU", "2023-01").tons("1510").fact());
    story.given(first);
    Deliveries again = Deliveries.by("RU", "2023-01").tons("1511").from("https://example.org/b");
    Event second = log.record(again.fact());
    String key = story.when(second).get(0).key();

    assertThat(story.gone(log.correct(second, again.derivedFrom(first.header().factId()).fact())))
        .extracting(Withdrawal::key)
        .containsExactly(key);
  }

  @Test
  void an_outlier_that_is_corrected_to_a_usual_month_is_withdrawn() {
    Story story = Story.of(new OutlierDetector(RULES));
    for (int month = 1; month <= 9; month++) {
      story.given(
          log.record(Deliveries.by("CN", "2022-0" + month).barrels("1" + month + "00").fact()));
    }
    Event odd = log.record(Deliveries.by("CN", "2022-10").barrels("900000").fact());
    String key = story.when(odd).get(0).key();

    assertThat(story.gone(log.correct(odd, Deliveries.by("CN", "2022-10").barrels("1500").fact())))
        .extracting(Withdrawal::key)
        .containsExactly(key);
  }

  @Test
  void a_retracted_fact_meets_no_prohibition() {
    Story story = Story.of(new ProhibitionDetector(RULES));
    Event pledge = log.record(Pledges.russias().fact());
    List<String> keys = story.when(pledge).stream().map(Finding::key).toList();

    assertThat(keys).isNotEmpty();
    assertThat(story.gone(log.retract(pledge)))
        .extracting(Withdrawal::key)
        .containsExactlyInAnyOrderElementsOf(keys);
  }

  @Test
  void a_retracted_pledge_owes_no_payment() {
    Story story = Story.of(new UndisbursedPledgeDetector());
    Event pledge = log.record(Pledges.russias().fact());
    story.given(pledge);

    assertThat(story.gone(log.retract(pledge)))
        .extracting(Withdrawal::key)
        .containsExactly("pledge-undisbursed/KP/" + pledge.header().factId() + "/2026-12-31");
  }

  @Test
  void no_event_both_finds_and_withdraws_a_key() {
    for (long seed = 1; seed <= 20; seed++) {
      Watch watch = Detectors.standard();
      for (Event event : RandomHistory.of(seed, 300)) {
        Detection<Watch> detection = watch.fold(event);
        watch = detection.state();
        List<String> found =
            detection.findings().stream()
                .filter(finding -> finding.evidence().cause().equals(event.header().eventId()))
                .map(Finding::key)
                .toList();
        assertThat(detection.withdrawn()).extracting(Withdrawal::key).noneMatch(found::contains);
      }
    }
  }
}
