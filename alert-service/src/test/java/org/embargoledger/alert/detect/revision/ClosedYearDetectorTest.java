package org.embargoledger.alert.detect.revision;

import static org.assertj.core.api.Assertions.assertThat;

import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Story;
import org.embargoledger.alert.support.Deliveries;
import org.embargoledger.alert.support.LogBuilder;
import org.embargoledger.model.event.Event;
import org.junit.jupiter.api.Test;

class ClosedYearDetectorTest {

  private final LogBuilder log = new LogBuilder();
  private final Story story = Story.of(new ClosedYearDetector(Rules.shipped()));
  private final Event recorded = log.record(Deliveries.by("CN", "2019").barrels("400000").fact());

  @Test
  void a_correction_of_2019_in_2026_tells_both_figures_and_what_it_does_to_the_total() {
    story.given(recorded);

    Finding finding =
        story
            .when(log.correct(recorded, Deliveries.by("CN", "2019").barrels("40000").fact()))
            .get(0);

    assertThat(finding.sentence())
        .contains(
            "closed year 2019",
            "corrected on 24 November 2026",
            "400,000 barrels",
            "40,000 barrels",
            "from 400,000 to 40,000 barrels");
    assertThat(finding.legalReference()).contains("S/RES/2397 (2017), paragraph 5");
    assertThat(finding.evidence().events()).hasSize(2);
  }

  @Test
  void a_retraction_is_told_too() {
    story.given(recorded);

    assertThat(story.when(log.retract(recorded)).get(0).sentence()).contains("no longer stands");
  }

  @Test
  void a_correction_that_leaves_the_figure_is_not() {
    story.given(recorded);

    assertThat(
            story.when(
                log.correct(
                    recorded,
                    Deliveries.by("CN", "2019").barrels("400000").toldBy("b", "2021").fact())))
        .isEmpty();
  }

  @Test
  void the_year_stays_open_for_thirty_days() {
    Event present = log.on("2026-06-01").record(Deliveries.by("CN", "2025").barrels("1").fact());
    Event open = log.on("2026-01-30").record(Deliveries.by("RU", "2025").barrels("1").fact());
    story.given(present, open);

    assertThat(story.when(log.correct(open, Deliveries.by("RU", "2025").barrels("2").fact())))
        .isEmpty();
    log.on("2026-01-31");
    assertThat(story.when(log.correct(open, Deliveries.by("RU", "2025").barrels("3").fact())))
        .hasSize(1);
  }
}
