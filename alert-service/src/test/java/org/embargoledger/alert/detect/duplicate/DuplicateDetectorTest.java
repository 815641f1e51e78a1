package org.embargoledger.alert.detect.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Severity;
import org.embargoledger.alert.detect.Story;
import org.embargoledger.alert.support.Deliveries;
import org.embargoledger.alert.support.LogBuilder;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.fact.Vessel;
import org.junit.jupiter.api.Test;

class DuplicateDetectorTest {

  private final LogBuilder log = new LogBuilder();
  private final Story story = Story.of(new DuplicateDetector(Rules.shipped()));

  @Test
  void chinas_december_2018_is_told_by_two_sources() {
    Event first = log.record(december("mbn.co.kr").tons("1510").fact());
    story.given(first);

    Finding finding = story.when(log.record(december("mediapen.com").tons("1511").fact())).get(0);

    assertThat(finding.severity()).isEqualTo(Severity.INFO);
    assertThat(finding.sentence())
        .contains("1,510 tons (mbn.co.kr)", "1,511 tons (mediapen.com)", "At most one");
    assertThat(finding.evidence().events()).contains(first.header().eventId()).hasSize(2);
  }

  @Test
  void two_shipments_are_worse_because_both_are_added() {
    story.given(log.record(december("a").tons("1410").shipment().fact()));

    assertThat(story.when(log.record(december("b").barrels("11745").shipment().fact())))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING);
  }

  @Test
  void rows_of_one_source_are_two_deliveries() {
    story.given(log.record(december("a").tons("1410").fact()));

    assertThat(story.when(log.record(december("a").tons("1410").fact()))).isEmpty();
  }

  @Test
  void a_relation_says_what_they_are() {
    Event first = log.record(december("a").tons("1410").fact());
    story.given(first);

    assertThat(
            story.when(
                log.record(december("b").tons("1410").covering(first.header().factId()).fact())))
        .isEmpty();
  }

  @Test
  void different_ships_and_figures_more_than_one_percent_apart_are_two_deliveries() {
    story.given(log.record(december("a").tons("1410").on(ship("YU SON")).fact()));

    assertThat(story.when(log.record(december("b").tons("1410").on(ship("SAM MA 2")).fact())))
        .isEmpty();
    assertThat(story.when(log.record(december("c").tons("1425").fact()))).isEmpty();
  }

  @Test
  void a_retracted_fact_has_no_twin() {
    Event first = log.record(december("a").tons("1410").fact());
    story.given(first, log.retract(first));

    assertThat(story.when(log.record(december("b").tons("1410").fact()))).isEmpty();
  }

  private static Deliveries december(String source) {
    return Deliveries.by("CN", "2018-12").toldBy(source, "2019-02-15");
  }

  private static Vessel ship(String name) {
    return new Vessel(name, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
