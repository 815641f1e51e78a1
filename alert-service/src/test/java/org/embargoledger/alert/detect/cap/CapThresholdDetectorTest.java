package org.embargoledger.alert.detect.cap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Severity;
import org.embargoledger.alert.detect.Story;
import org.embargoledger.alert.support.Deliveries;
import org.embargoledger.alert.support.LogBuilder;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.measure.Qualifier;
import org.junit.jupiter.api.Test;

class CapThresholdDetectorTest {

  private final LogBuilder log = new LogBuilder();
  private final Story story = Story.of(new CapThresholdDetector(Rules.shipped()));

  @Test
  void the_reported_total_of_2018_crosses_75_percent_and_the_factor_decides_it() {
    Event annual = log.record(Deliveries.by("CN+RU", "2018").tons("48430").fact());

    Finding finding = only(story.when(annual));

    assertThat(finding.key()).isEqualTo("cap-threshold/KP/refined-petroleum-2397/2018/REPORTED/75");
    assertThat(finding.severity()).isEqualTo(Severity.INFO);
    assertThat(finding.legalReference()).contains("S/RES/2397 (2017), paragraph 5");
    assertThat(finding.sentence())
        .isEqualTo(
            "Reported deliveries of refined petroleum products to North Korea in 2018 have reached"
                + " 75 % of the cap: 403,421.9 of 500,000 barrels (80.7 %, converted with"
                + " un1718-2021); 96,578.1 barrels remain. Whether the threshold is crossed depends"
                + " on the conversion factor: 72.6 % at press-7.5.");
    assertThat(finding.evidence().figures().toString())
        .contains(
            "\"used\":{\"low\":\"403421.90\",\"best\":\"403421.90\",\"high\":\"403421.90\"}",
            "\"remaining\":\"96578.10\"",
            "{\"policy\":\"press-7.5\",\"percent\":\"72.6\",\"reaches\":false}",
            "{\"policy\":\"press-7.9\",\"percent\":\"76.5\",\"reaches\":true}",
            "{\"policy\":\"bp-2021\",\"percent\":\"78.0\",\"reaches\":true}");
    assertThat(finding.evidence().events()).containsExactly(annual.header().eventId());
  }

  @Test
  void a_level_that_is_met_exactly_is_crossed() {
    story.given(log.record(Deliveries.by("RU", "2019-01").barrels("374999.99").fact()));

    List<Finding> findings =
        story.when(log.record(Deliveries.by("CN", "2019-01").barrels("0.01").fact()));

    assertThat(only(findings).key()).endsWith("/2019/REPORTED/75");
  }

  @Test
  void a_figure_that_only_rounds_to_the_level_is_not_a_crossing() {
    assertThat(story.when(log.record(Deliveries.by("RU", "2019-01").barrels("374999.99").fact())))
        .isEmpty();
  }

  @Test
  void a_level_once_crossed_is_not_found_again_by_the_next_delivery() {
    story.given(log.record(Deliveries.by("RU", "2019-01").barrels("380000").fact()));

    assertThat(story.when(log.record(Deliveries.by("RU", "2019-02").barrels("10000").fact())))
        .isEmpty();
  }

  @Test
  void a_jump_over_several_levels_is_one_finding_that_lists_them() {
    Finding finding =
        only(story.when(log.record(Deliveries.by("RU", "2019").barrels("500000").fact())));

    assertThat(finding.key()).endsWith("/2019/REPORTED/100");
    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(finding.sentence()).contains("The same event also took it over 75, 90 and 95 %.");
  }

  @Test
  void a_total_is_not_added_to_the_months_inside_it() {
    story.given(
        log.record(Deliveries.by("CN", "2019-03").barrels("200000").fact()),
        log.record(Deliveries.by("CN", "2019-04").barrels("100000").fact()));

    assertThat(story.when(log.record(Deliveries.by("CN", "2019").barrels("310000").fact())))
        .isEmpty();
  }

  @Test
  void a_retraction_of_a_covering_total_may_cross_a_level_and_is_named_as_the_cause() {
    Event month = log.record(Deliveries.by("CN", "2019-03").barrels("390000").fact());
    Event total = log.record(Deliveries.by("CN", "2019").barrels("100000").fact());
    story.given(total, month);

    Event retraction = log.retract(total);
    Finding finding = only(story.when(retraction));

    assertThat(finding.evidence().cause()).isEqualTo(retraction.header().eventId());
    assertThat(finding.evidence().events()).containsExactly(month.header().eventId());
  }

  @Test
  void a_correction_downward_finds_nothing_and_a_later_rise_has_the_same_key_again() {
    Event recorded = log.record(Deliveries.by("CN", "2019").barrels("400000").fact());
    String key = only(story.when(recorded)).key();

    assertThat(
            story.when(log.correct(recorded, Deliveries.by("CN", "2019").barrels("40000").fact())))
        .isEmpty();
    assertThat(
            only(story.when(
                    log.correct(recorded, Deliveries.by("CN", "2019").barrels("400000").fact())))
                .key())
        .isEqualTo(key);
  }

  @Test
  void estimates_are_watched_apart_from_reports_and_show_their_band() {
    story.given(log.record(Deliveries.by("RU", "2018").barrels("300000").fact()));

    Finding finding =
        only(
            story.when(
                log.record(
                    Deliveries.by("ZZ", "2018-01-01/2018-05-30")
                        .barrels("759793", Qualifier.UP_TO)
                        .estimated()
                        .fact())));

    assertThat(finding.key())
        .isEqualTo("cap-threshold/KP/refined-petroleum-2397/2018/ESTIMATED/100");
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.sentence())
        .startsWith("Estimated deliveries")
        .contains(
            "759,793 of 500,000 barrels (152.0 %",
            "that is 259,793 barrels more than the cap",
            "The sources leave a band from 0 to 759,793 barrels.",
            "Estimates are never added to reported figures.");
  }

  @Test
  void an_estimate_without_a_ceiling_says_so() {
    Finding finding =
        only(
            story.when(
                log.record(
                    Deliveries.by("ZZ", "2024")
                        .barrels("1000000", Qualifier.AT_LEAST)
                        .estimated()
                        .fact())));

    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(finding.sentence())
        .contains("The sources put it at 1,000,000 barrels or more, without a ceiling.");
  }

  @Test
  void crude_is_measured_in_its_own_year_against_the_limit_that_is_nearer() {
    Event pipeline =
        log.record(Deliveries.by("CN", "2017-12-22/2018-12-21").tons("520000").crude().fact());

    Finding finding = only(story.when(pipeline));

    assertThat(finding.key()).isEqualTo("cap-threshold/KP/crude-oil-2397/2018/REPORTED/95");
    assertThat(finding.sentence())
        .contains("from 22 December 2017 to 21 December 2018", "520,000 of 525,000 tons (99.0 %");
  }

  @Test
  void a_period_over_two_cap_years_is_split_by_days() {
    assertThat(
            story.when(
                log.record(Deliveries.by("RU", "2019-01-01/2020-12-31").barrels("760000").fact())))
        .extracting(Finding::key)
        .containsExactly(
            "cap-threshold/KP/refined-petroleum-2397/2019/REPORTED/75",
            "cap-threshold/KP/refined-petroleum-2397/2020/REPORTED/75");
  }

  @Test
  void years_before_the_cap_are_not_measured() {
    assertThat(story.when(log.record(Deliveries.by("RU", "2016").barrels("4500000").fact())))
        .isEmpty();
  }

  private static Finding only(List<Finding> findings) {
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }
}
