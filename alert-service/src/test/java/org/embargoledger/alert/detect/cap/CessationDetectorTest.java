package org.embargoledger.alert.detect.cap;

import static org.assertj.core.api.Assertions.assertThat;

import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Severity;
import org.embargoledger.alert.detect.Story;
import org.embargoledger.alert.support.Deliveries;
import org.embargoledger.alert.support.LogBuilder;
import org.embargoledger.model.event.Event;
import org.junit.jupiter.api.Test;

class CessationDetectorTest {

  private final LogBuilder log = new LogBuilder();
  private final Story story = Story.of(new CessationDetector(Rules.shipped()));
  private final Event crossing =
      log.record(
          Deliveries.by("RU", "2020-01")
              .barrels("480000")
              .toldBy("Committee", "2020-02-21")
              .fact());

  @Test
  void a_delivery_of_days_after_the_crossing_was_known_is_flagged_once() {
    story.given(crossing);

    Event march = log.record(Deliveries.by("CN", "2020-03-03").barrels("100").shipment().fact());
    Finding finding = story.when(march).get(0);

    assertThat(finding.key())
        .isEqualTo("delivery-after-cessation/KP/refined-petroleum-2397/2020/REPORTED/CN");
    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(finding.sentence()).contains("after 21 February 2020", "95 % of the cap", "review");
    assertThat(finding.legalReference()).contains("S/RES/2397 (2017), paragraph 5");
    assertThat(
            story.when(
                log.record(Deliveries.by("CN", "2020-04-01").barrels("1").shipment().fact())))
        .isEmpty();
  }

  @Test
  void a_delivery_of_days_before_it_was_known_is_not() {
    story.given(crossing);

    assertThat(story.when(log.record(Deliveries.by("CN", "2020-02").barrels("100").fact())))
        .isEmpty();
  }

  @Test
  void below_the_level_nothing_must_cease() {
    story.given(log.record(Deliveries.by("RU", "2021-01").barrels("474999").fact()));

    assertThat(story.when(log.record(Deliveries.by("CN", "2021-11").barrels("0").fact())))
        .isEmpty();
  }

  @Test
  void a_crossing_that_was_corrected_away_is_forgotten() {
    story.given(
        crossing, log.correct(crossing, Deliveries.by("RU", "2020-01").barrels("48000").fact()));

    assertThat(story.when(log.record(Deliveries.by("CN", "2020-03").barrels("100").fact())))
        .isEmpty();
  }
}
