package org.embargoledger.alert.detect.designation;

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
import org.embargoledger.model.fact.Activity;
import org.embargoledger.model.fact.Sector;
import org.embargoledger.model.fact.Vessel;
import org.junit.jupiter.api.Test;

class DesignationTest {

  private final LogBuilder log = new LogBuilder();
  private final Story ships = Story.of(new VesselDetector(Rules.shipped()));
  private final Story parties = Story.of(new PartyDetector(Rules.shipped()));
  private final Story numbers = Story.of(Rules.shipped(), new ImoNumberDetector());

  @Test
  void yu_son_at_vostochny_is_known_by_her_number_whatever_her_name() {
    Finding finding = carriedBy("2024-03-07", ship("GOLDEN STAR", "8691702")).get(0);

    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(finding.sentence())
        .contains(
            "GOLDEN STAR (IMO 8691702)",
            "IMO number of the designated vessel YU SON",
            "UN, asset freeze and port entry ban since 30 March 2018");
    assertThat(finding.legalReference().orElseThrow())
        .contains("S/RES/2321 (2016), paragraph 12", "S/RES/2371 (2017), paragraph 6");
  }

  @Test
  void a_ship_without_a_number_and_one_under_a_new_name_are_known_by_name_for_review() {
    assertThat(carriedBy("2018-05", ship("Min Ning De You 078", null)))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING);
    assertThat(carriedBy("2024-05", ship("Kum Jin Gang 3", null)).get(0).sentence())
        .contains("WAN HENG 11", "review");
  }

  @Test
  void the_name_under_another_number_is_a_question_of_its_own() {
    assertThat(carriedBy("2024-05", ship("YU SON", "9074729")).get(0).subject())
        .containsEntry("match", "NAME_WITH_OTHER_IMO");
  }

  @Test
  void before_its_designation_a_ship_is_a_ship() {
    assertThat(carriedBy("2018-03-29", ship("YU SON", "8691702"))).isEmpty();
    assertThat(carriedBy("2018-03-30", ship("YU SON", "8691702"))).hasSize(1);
  }

  @Test
  void urangeo_is_found_among_the_words_of_a_counterparty() {
    List<Finding> findings =
        parties.when(
            log.record(
                Dealings.activity(
                    "KP",
                    "2025-08-19/2025-09-01",
                    Activity.Kind.TRAINING,
                    Sector.URANIUM,
                    "Irkutsk National Research Technical University and \"Urangeo\"")));

    assertThat(findings)
        .singleElement()
        .satisfies(it -> assertThat(it.sentence()).contains("not by the Security Council"));
  }

  @Test
  void a_part_of_a_word_is_no_party() {
    assertThat(
            parties.when(
                log.record(
                    Dealings.activity(
                        "KP", "2025", Activity.Kind.OTHER, Sector.OTHER, "Neurangeology"))))
        .isEmpty();
  }

  @Test
  void a_number_whose_last_digit_does_not_check_the_others_is_told() {
    assertThat(
            numbers.when(
                log.record(
                    Deliveries.by("RU", "2024-01").tons("9").on(ship("X", "9074728")).fact())))
        .extracting(Finding::detector)
        .containsExactly("imo-number");
    assertThat(
            numbers.when(
                log.record(
                    Deliveries.by("RU", "2024-01").tons("9").on(ship("X", "9074729")).fact())))
        .isEmpty();
  }

  private List<Finding> carriedBy(String period, Vessel ship) {
    return ships.when(log.record(Deliveries.by("RU", period).tons("900").on(ship).fact()));
  }

  private static Vessel ship(String name, String imo) {
    return new Vessel(name, Optional.ofNullable(imo), Optional.empty(), Optional.empty());
  }
}
