package org.embargoledger.alert.detect.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Severity;
import org.embargoledger.alert.detect.Story;
import org.embargoledger.alert.support.Deliveries;
import org.embargoledger.alert.support.LogBuilder;
import org.embargoledger.model.event.Event;
import org.junit.jupiter.api.Test;

class ReportingDetectorTest {

  private final LogBuilder log = new LogBuilder();
  private final Story story = Story.of(new ReportingDetector(Rules.shipped()));

  @Test
  void russias_silence_since_january_2024_is_told_once_and_again_after_each_year() {
    story.given(january());

    assertThat(story.whenDayBegins("2024-03-30")).isEmpty();
    Finding missing = story.whenDayBegins("2024-03-31").get(0);
    assertThat(missing.key()).isEqualTo("report-missing/KP/refined-notification-2397/RU/2024-02");
    assertThat(missing.severity()).isEqualTo(Severity.INFO);
    assertThat(missing.sentence())
        .contains("Russia", "the 1718 Committee", "February 2024", "30 March 2024", "review");
    assertThat(missing.raisedAt()).isEqualTo("2024-03-31T00:00:00Z");
    assertThat(missing.evidence().cause()).isEqualTo("day.2024-03-31");
    assertThat(story.whenDayBegins("2025-03-01")).isEmpty();
    assertThat(story.whenDayBegins("2026-03-31"))
        .extracting(Finding::key)
        .containsExactly(
            "report-missing/KP/refined-notification-2397/RU/2024-02/1",
            "report-missing/KP/refined-notification-2397/RU/2024-02/2");
  }

  @Test
  void a_history_loaded_in_one_day_is_told_by_its_gaps_when_the_day_is_over() {
    story.given(
        log.record(Deliveries.by("CN", "2026-01").barrels("1").fact()),
        log.record(Deliveries.by("CN", "2026-05").barrels("1").fact()),
        log.record(Deliveries.by("CN", "2026-09").barrels("1").fact()));

    assertThat(story.whenDayBegins("2026-11-25"))
        .filteredOn(it -> it.detector().equals(MissingReports.NAME))
        .extracting(it -> it.subject().get("since"))
        .containsExactly("2026-02", "2026-06");
  }

  @Test
  void a_cumulative_figure_covers_its_months() {
    log.on("2024-02-10");
    story.given(
        january(), log.record(Deliveries.by("RU", "2024-01-01/2024-03-31").barrels("9").fact()));

    assertThat(story.whenDayBegins("2024-04-30")).isEmpty();
  }

  @Test
  void a_retracted_report_is_missing_again() {
    Event january = january();
    Event february = log.record(Deliveries.by("RU", "2024-02").barrels("5").fact());
    story.given(january, february, log.retract(february));

    assertThat(story.whenDayBegins("2024-03-31")).hasSize(1);
  }

  @Test
  void nobody_owes_reports_of_a_joint_or_unnamed_figure_nor_before_the_first_delivery() {
    log.on("2024-01-02");
    story.given(
        log.record(Deliveries.by("CN+RU", "2023").tons("9").fact()),
        log.record(Deliveries.by("ZZ", "2023").tons("9").estimated().fact()));

    assertThat(story.whenDayBegins("2025-01-01")).isEmpty();
  }

  @Test
  void reports_in_one_lump_are_one_late_case_that_names_the_earliest() {
    log.on("2022-03-23");
    for (int month = 10; month <= 12; month++) {
      story.given(
          log.record(
              Deliveries.by("CN", "2021-" + month)
                  .barrels("1000")
                  .toldBy("hcein.com", "2022-03-23")
                  .fact()));
    }

    Finding late = story.whenDayBegins("2022-03-24").get(0);

    assertThat(late.key())
        .isEqualTo("report-late/KP/refined-notification-2397/CN/2022-03-23/2021-10");
    assertThat(late.sentence())
        .contains("3 months between October 2021 and December 2021", "113 days before");
    assertThat(late.evidence().events()).hasSize(3);
  }

  @Test
  void a_report_on_its_last_day_is_in_time() {
    log.on("2022-01-30");
    story.given(
        log.record(
            Deliveries.by("CN", "2021-12").barrels("1").toldBy("Committee", "2022-01-30").fact()));

    assertThat(story.whenDayBegins("2022-01-31")).isEmpty();
  }

  private Event january() {
    return log.on("2024-02-10")
        .record(
            Deliveries.by("RU", "2024-01")
                .barrels("15279")
                .toldBy("Committee", "2024-02-10")
                .fact());
  }
}
