package org.embargoledger.alert.detect.outlier;

import static org.assertj.core.api.Assertions.assertThat;

import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Story;
import org.embargoledger.alert.support.Deliveries;
import org.embargoledger.alert.support.LogBuilder;
import org.embargoledger.model.event.Event;
import org.junit.jupiter.api.Test;

class OutlierDetectorTest {

  private static final String[] CHINA_2021 = {
    "4893", "92", "8050", "10725", "2829", "11745", "1666", "8730", "1206"
  };

  private final LogBuilder log = new LogBuilder();
  private final Story story = Story.of(new OutlierDetector(Rules.shipped()));

  @Test
  void chinas_september_2021_shows_history_centre_spread_and_score() {
    givenChina(9);

    Finding finding = story.when(month(9, "41973")).get(0);

    assertThat(finding.key()).isEqualTo("outlier/KP/CN/REFINED/2021-09");
    assertThat(finding.evidence().figures().get("centre").asText()).isEqualTo("4893");
    assertThat(finding.evidence().figures().get("spread").asText()).isEqualTo("3687");
    assertThat(finding.evidence().figures().get("score").asText()).isEqualTo("6.78");
    assertThat(finding.evidence().figures().get("history")).hasSize(9);
    assertThat(finding.sentence()).contains("far above its other 9 months", "review");
  }

  @Test
  void seven_months_are_too_few_to_judge_by() {
    givenChina(7);

    assertThat(story.when(month(12, "41973"))).isEmpty();
  }

  @Test
  void a_month_within_the_limit_is_ordinary() {
    givenChina(9);

    assertThat(story.when(month(9, "24000"))).isEmpty();
  }

  @Test
  void a_correction_is_judged_without_what_it_replaces() {
    givenChina(9);
    Event september = month(9, "41973");
    story.given(september);

    assertThat(
            story.when(
                log.correct(september, Deliveries.by("CN", "2021-09").barrels("4197").fact())))
        .isEmpty();
  }

  private void givenChina(int months) {
    int[] at = {3, 4, 5, 6, 7, 8, 10, 11, 12};
    for (int i = 0; i < months; i++) {
      story.given(month(at[i], CHINA_2021[i]));
    }
  }

  private Event month(int month, String barrels) {
    return log.record(Deliveries.by("CN", "2021-%02d".formatted(month)).barrels(barrels).fact());
  }
}
