package org.embargoledger.alert.detect.prohibition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Severity;
import org.embargoledger.alert.detect.Story;
import org.embargoledger.alert.support.Dealings;
import org.embargoledger.alert.support.Deliveries;
import org.embargoledger.alert.support.LogBuilder;
import org.embargoledger.alert.support.Pledges;
import org.embargoledger.model.fact.Activity;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.Sector;
import org.embargoledger.model.fact.Vessel;
import org.embargoledger.model.measure.Product;
import org.junit.jupiter.api.Test;

class ProhibitionDetectorTest {

  private final LogBuilder log = new LogBuilder();
  private final Story story = Story.of(new ProhibitionDetector(Rules.shipped()));

  @Test
  void the_training_at_irkutsk_is_for_review_under_two_provisions() {
    List<Finding> findings =
        when(
            Dealings.activity(
                "KP", "2025-08-19/2025-09-01", Activity.Kind.TRAINING, Sector.URANIUM, "IRNITU"));

    assertThat(findings)
        .extracting(it -> it.legalReference().orElseThrow())
        .containsExactly(
            "S/RES/2270 (2016), paragraph 17, and S/RES/2321 (2016), paragraph 10",
            "S/RES/2321 (2016), paragraph 11");
    assertThat(findings).allSatisfy(it -> assertThat(it.sentence()).endsWith("review."));
    assertThat(findings).extracting(Finding::severity).containsOnly(Severity.WARNING);
  }

  @Test
  void joint_exploration_without_an_entity_is_for_review_and_with_one_is_banned() {
    assertThat(when(Dealings.agreement("KP", Sector.OFFSHORE_OIL_AND_GAS, false)))
        .singleElement()
        .satisfies(it -> assertThat(it.subject()).containsEntry("outcome", "REVIEW"));
    assertThat(when(Dealings.agreement("KP", Sector.EDUCATION, true)))
        .singleElement()
        .satisfies(it -> assertThat(it.severity()).isEqualTo(Severity.CRITICAL));
  }

  @Test
  void the_budget_line_is_for_review_as_financial_support() {
    assertThat(when(Pledges.russias().fact()))
        .singleElement()
        .satisfies(
            it -> assertThat(it.legalReference()).contains("S/RES/2321 (2016), paragraph 32"));
  }

  @Test
  void condensate_is_banned_in_any_quantity_but_none() {
    assertThat(
            when(
                Deliveries.by("RU", "2024-01")
                    .of(Product.NATURAL_GAS_CONDENSATE)
                    .tons("0.1")
                    .fact()))
        .extracting(Finding::severity)
        .containsExactly(Severity.CRITICAL);
    assertThat(
            when(
                Deliveries.by("RU", "2024-02").of(Product.NATURAL_GAS_CONDENSATE).tons("0").fact()))
        .isEmpty();
  }

  @Test
  void a_carrier_under_the_targets_flag_raises_the_question_of_ship_to_ship_transfer() {
    Vessel ship = new Vessel("YU SON", Optional.empty(), Optional.empty(), Optional.of("KP"));

    assertThat(when(Deliveries.by("RU", "2024-03-07").tons("900").on(ship).fact()))
        .singleElement()
        .satisfies(it -> assertThat(it.sentence()).contains("paragraph 11"));
  }

  @Test
  void what_happened_before_the_rule_is_not_measured_by_it() {
    assertThat(
            when(
                Dealings.activity(
                    "KP",
                    "1948-09-09/1991-12-26",
                    Activity.Kind.SURVEY,
                    Sector.OFFSHORE_OIL_AND_GAS,
                    "Soviet Union")))
        .isEmpty();
  }

  private List<Finding> when(Fact fact) {
    return story.when(log.record(fact));
  }
}
