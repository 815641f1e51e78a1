package org.embargoledger.model.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.regime.InvalidRegimeException.Fault;
import org.junit.jupiter.api.Test;

class RegimeReaderTest {

  private static final String MINIMAL =
      """
      name: xx-test
      version: 1
      title: A test
      target: ZW
      validFrom: "2020-01-01"
      """;
  private static final String CAP =
      """
      caps:
        - id: fuel
          title: Fuel
          productClass: REFINED
          limits:
            - {amount: "10", unit: bbl}
          yearStarts: "01-01"
          firstYear: 2020
          thresholdsPercent: ["50"]
          legalReference: Order 1
          source: https://example.org
      """;
  private static final String HEADER =
      "name,aliases,imo,mmsi,since,measure,authority,legalReference,source\n";

  @Test
  void the_shipped_regime_has_caps_duties_prohibitions_and_designations() {
    Regime regime = Regimes.forTarget("KP").orElseThrow();

    assertThat(regime.citation()).isEqualTo("un-dprk v2");
    assertThat(regime.caps()).hasSize(2);
    assertThat(regime.duties()).hasSize(1);
    assertThat(regime.prohibitions()).hasSize(9);
    assertThat(regime.vessels()).hasSize(75);
    assertThat(regime.parties()).extracting(DesignatedParty::name).contains("Urangeo");
  }

  @Test
  void the_report_on_december_2023_is_due_on_30_january_2024() {
    ReportingDuty duty = Regimes.forTarget("KP").orElseThrow().duties().get(0);
    int december = duty.indexOf(LocalDate.of(2023, 12, 5));

    assertThat(duty.period(december)).isEqualTo(Period.parse("2023-12"));
    assertThat(duty.due(december)).isEqualTo("2024-01-30");
    assertThat(duty.indexOf(LocalDate.of(2024, 1, 1))).isEqualTo(december + 1);
  }

  @Test
  void a_regime_without_caps_is_legal() {
    assertThat(read(MINIMAL).caps()).isEmpty();
  }

  @Test
  void a_field_of_the_wrong_form_is_named_with_its_line() {
    assertThat(faults(MINIMAL + CAP.replace("unit: bbl", "unit: gal")))
        .anySatisfy(
            fault -> {
              assertThat(fault.line()).isEqualTo(11);
              assertThat(fault.field()).isEqualTo("/caps/0/limits/0/unit");
            });
  }

  @Test
  void a_missing_field_is_named_with_the_line_of_what_lacks_it() {
    Fault fault = faults(MINIMAL + CAP.replace("    firstYear: 2020\n", "")).get(0);

    assertThat(fault.line()).isEqualTo(7);
    assertThat(fault.field()).isEqualTo("/caps/0/firstYear");
    assertThat(fault.toString()).startsWith("test.yaml, line 7, /caps/0/firstYear: ");
  }

  @Test
  void a_field_that_nobody_knows_is_named() {
    assertThat(faults(MINIMAL + "colour: red\n"))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.line()).isEqualTo(6);
              assertThat(fault.field()).isEqualTo("/colour");
            });
  }

  @Test
  void a_day_that_no_calendar_has_is_named() {
    assertThat(faults(MINIMAL.replace("2020-01-01", "2020-02-30")))
        .extracting(Fault::toString)
        .containsExactly(
            "test.yaml, line 5, /validFrom: '2020-02-30' is not a day of the calendar");
  }

  @Test
  void a_level_to_cease_at_must_be_a_threshold() {
    assertThat(faults(MINIMAL + CAP + "    ceaseAtPercent: \"95\"\n"))
        .extracting(Fault::line, Fault::field)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(17, "/caps/0/ceaseAtPercent"));
  }

  @Test
  void a_key_that_stands_twice_is_refused() {
    assertThat(faults(MINIMAL + "title: Another\n")).extracting(Fault::line).containsExactly(6);
  }

  @Test
  void a_bomb_of_aliases_is_refused_before_it_is_expanded() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a%d: &a%d [".formatted(i, i));
      bomb.append(("*a" + (i - 1) + ", ").repeat(9)).append("x]\n");
    }

    assertThat(faults(bomb.toString()))
        .extracting(Fault::toString)
        .containsExactly("test.yaml, line 2: aliases are not allowed");
  }

  @Test
  void a_huge_file_is_refused() {
    assertThat(faults(MINIMAL + "#".repeat(2 << 20)).get(0).detail()).contains("bytes");
  }

  @Test
  void a_deep_file_is_refused() {
    assertThat(faults(MINIMAL + "caps: " + "[".repeat(1000))).hasSize(1);
  }

  @Test
  void what_is_not_yaml_is_refused_with_its_line() {
    assertThat(faults(MINIMAL + "caps: {\n")).extracting(Fault::line).allMatch(line -> line >= 6);
    assertThat(faults("")).hasSize(1);
  }

  @Test
  void a_vessel_with_a_wrong_check_digit_is_named_with_line_and_column() {
    String table =
        HEADER
            + "SEA ONE,,9074729,,2020-01-01,port ban,UN,Order 2,list\n"
            + "SEA TWO,,9074728,,2020-13-01,port ban,UN,Order 2,list\n";

    InvalidRegimeException refused =
        catchThrowableOfType(
            InvalidRegimeException.class,
            () -> read(MINIMAL + "designatedVessels: v.csv\n", Map.of("v.csv", table)));

    assertThat(refused.faults())
        .extracting(Fault::toString)
        .containsExactly(
            "v.csv, line 3, imo: '9074728' is not an IMO number",
            "v.csv, line 3, since: '2020-13-01' is not a day, YYYY-MM-DD");
  }

  private static Regime read(String text) {
    return read(text, Map.of());
  }

  private static Regime read(String text, Map<String, String> siblings) {
    return RegimeReader.read(
        "test.yaml",
        text.getBytes(StandardCharsets.UTF_8),
        name -> siblings.get(name).getBytes(StandardCharsets.UTF_8));
  }

  private static List<Fault> faults(String text) {
    return catchThrowableOfType(InvalidRegimeException.class, () -> read(text)).faults();
  }
}
