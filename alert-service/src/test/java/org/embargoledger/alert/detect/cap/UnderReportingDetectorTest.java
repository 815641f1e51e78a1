package org.embargoledger.alert.detect.cap;

import static org.assertj.core.api.Assertions.assertThat;

import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Story;
import org.embargoledger.alert.support.Deliveries;
import org.embargoledger.alert.support.LogBuilder;
import org.embargoledger.model.event.Event;
import org.junit.jupiter.api.Test;

class UnderReportingDetectorTest {

  private final LogBuilder log = new LogBuilder();
  private final Story story = Story.of(new UnderReportingDetector(Rules.shipped()));
  private final Event reported =
      log.record(Deliveries.by("CN+RU", "2020-01-01/2020-05-31").barrels("106094.17").fact());

  @Test
  void the_estimate_of_43_states_is_far_above_the_reports_of_2020() {
    story.given(reported);

    Finding finding = story.when(estimate("1600000")).get(0);

    assertThat(finding.key()).isEqualTo("reported-below-estimated/KP/refined-petroleum-2397/2020");
    assertThat(finding.sentence())
        .contains("estimated at 1,600,000 barrels", "106,094.17 barrels", "6.6 % of that");
    assertThat(finding.evidence().events()).hasSize(2);
  }

  @Test
  void a_further_gap_of_the_year_is_the_same_case() {
    story.given(reported, estimate("1600000"));

    assertThat(story.when(estimate("4400000"))).isEmpty();
  }

  @Test
  void an_estimate_alone_says_that_nothing_is_reported() {
    assertThat(story.when(estimate("1600000")).get(0).sentence())
        .contains("nothing is on record as reported");
  }

  @Test
  void half_is_enough() {
    story.given(reported);

    assertThat(story.when(estimate("212188.34"))).isEmpty();
  }

  private Event estimate(String barrels) {
    return log.record(Deliveries.by("ZZ", "2020").barrels(barrels).estimated().fact());
  }
}
