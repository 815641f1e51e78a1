package org.embargoledger.model.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.embargoledger.model.counting.Verdict.Outcome;
import org.embargoledger.model.fact.Relation;
import org.embargoledger.model.measure.ConversionPolicies;
import org.embargoledger.model.measure.Product;
import org.embargoledger.model.regime.Cap;
import org.embargoledger.model.regime.CapUsage;
import org.embargoledger.model.regime.Regimes;
import org.junit.jupiter.api.Test;

class DeliveryCountingTest {

  /**
   * Reported deliveries of 2018: months, sums to October, and annual figures of one and of both.
   */
  private static final List<Claim> YEAR_2018 =
      List.of(
          Deliveries.of("RU").period("2018-04").tons("4293").claim(1, 2018),
          Deliveries.of("RU").period("2018-01-01/2018-10-31").tons("18818").claim(2, 2018),
          Deliveries.of("RU").period("2018-12").tons("6983").claim(3, 2018),
          Deliveries.of("RU").period("2018").barrels("241114").claim(4, 2018),
          Deliveries.of("CN").period("2018-08").tons("2700").claim(5, 2018),
          Deliveries.of("CN").period("2018-01-01/2018-10-31").tons("14760").claim(6, 2018),
          Deliveries.of("CN+RU").period("2018").tons("48430").claim(7, 2018));

  @Test
  void a_joint_annual_figure_takes_in_all_that_is_inside_it() {
    assertThat(counted(YEAR_2018)).containsExactly(7L);
    assertThat(outcomes(YEAR_2018))
        .containsEntry(1L, Outcome.CONTAINED)
        .containsEntry(4L, Outcome.CONTAINED);
  }

  @Test
  void the_conversion_factor_alone_decides_whether_2018_crossed_75_percent() {
    CapUsage committee = usage(YEAR_2018, "un1718-2021");
    CapUsage press = usage(YEAR_2018, "press-7.5");

    assertThat(committee.percent()).isEqualByComparingTo("80.7");
    assertThat(press.percent()).isEqualByComparingTo("72.6");
    assertThat(committee.used().best()).isEqualByComparingTo("403421.90");
  }

  @Test
  void months_add_up_where_no_wider_figure_exists() {
    var claims =
        List.of(
            Deliveries.of("CN").period("2025-01").barrels("14385").claim(1, 2025),
            Deliveries.of("CN").period("2025-02").barrels("5519").claim(2, 2025));

    assertThat(usage(claims, "un1718-2021").used().best()).isEqualByComparingTo("19904");
  }

  @Test
  void a_sum_to_november_and_the_month_behind_it_add_up() {
    var claims =
        List.of(
            Deliveries.of("CN").period("2022-01-01/2022-11-30").barrels("219000").claim(1, 2022),
            Deliveries.of("CN").period("2022-09").barrels("29778").claim(2, 2022),
            Deliveries.of("RU").period("2022-12").barrels("3227").claim(3, 2022),
            Deliveries.of("RU").period("2022").barrels("99300").grade("D5").claim(4, 2022));

    assertThat(counted(claims)).containsExactlyInAnyOrder(1L, 3L);
    assertThat(outcomes(claims)).containsEntry(4L, Outcome.IMPROBABLE);
  }

  @Test
  void two_legs_of_one_month_are_both_counted_until_a_total_takes_them_in() {
    Claim aid = Deliveries.of("CN").period("2022-03").shipment().barrels("15947").claim(1, 2022);
    Claim sale = Deliveries.of("CN").period("2022-03").shipment().barrels("7695").claim(2, 2022);
    Claim month = Deliveries.of("CN").period("2022-03").tons("2838").claim(3, 2022);

    assertThat(counted(List.of(aid, sale))).containsExactlyInAnyOrder(1L, 2L);
    assertThat(counted(List.of(aid, sale, month))).containsExactly(3L);
  }

  @Test
  void a_retelling_does_not_corroborate() {
    var claims =
        List.of(
            Deliveries.of("CN+RU")
                .period("2020")
                .tons("17877")
                .published("2021-02-13")
                .claim(1, 2020),
            Deliveries.of("CN+RU")
                .period("2020")
                .barrels("149000")
                .published("2021-07-20")
                .relation(Relation.Type.DERIVED_FROM, 1)
                .claim(2, 2020));

    assertThat(counted(claims)).containsExactly(1L);
    assertThat(outcomes(claims)).containsEntry(2L, Outcome.RETOLD);
  }

  @Test
  void a_claim_that_nobody_could_judge_gives_way_to_one_that_was_judged() {
    var claims =
        List.of(
            Deliveries.of("RU").period("2024-03-07/2024-11-05").barrels("1000000").claim(1, 2024),
            Deliveries.of("RU")
                .period("2024-03-01/2024-10-31")
                .barrels("1000001")
                .grade("F6")
                .claim(2, 2024));

    assertThat(counted(claims)).containsExactly(1L);
    assertThat(outcomes(claims)).containsEntry(2L, Outcome.OVERLAPPED);
  }

  @Test
  void of_two_figures_for_the_same_month_the_later_publication_is_taken() {
    var claims =
        List.of(
            Deliveries.of("CN")
                .period("2018-12")
                .tons("1510")
                .published("2019-01-19")
                .claim(1, 2018),
            Deliveries.of("CN")
                .period("2018-12")
                .tons("1511")
                .published("2019-02-15")
                .claim(2, 2018));

    assertThat(counted(claims)).containsExactly(2L);
  }

  @Test
  void diesel_and_gasoline_of_the_same_month_add_up() {
    var claims =
        List.of(
            Deliveries.of("RU").period("2018-04").product(Product.DIESEL).claim(1, 2018),
            Deliveries.of("RU").period("2018-04").product(Product.GASOLINE).claim(2, 2018));

    assertThat(counted(claims)).containsExactlyInAnyOrder(1L, 2L);
  }

  @Property
  void the_order_of_claims_does_not_matter(@ForAll long seed) {
    List<Claim> shuffled = new ArrayList<>(YEAR_2018);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(outcomes(shuffled)).isEqualTo(outcomes(YEAR_2018));
  }

  @Test
  void the_shares_of_two_years_add_up_to_the_whole() {
    var delivery = Deliveries.of("RU").period("2023-11-15/2024-02-20").barrels("1000");

    var sum = delivery.claim(1, 2023).share().best().add(delivery.claim(1, 2024).share().best());

    assertThat(sum).isEqualByComparingTo("1000");
  }

  private static List<Long> counted(List<Claim> claims) {
    return DeliveryCounting.count(claims).stream()
        .filter(Verdict::isCounted)
        .map(verdict -> verdict.claim().position())
        .toList();
  }

  private static Map<Long, Outcome> outcomes(List<Claim> claims) {
    return DeliveryCounting.count(claims).stream()
        .collect(Collectors.toMap(v -> v.claim().position(), Verdict::outcome));
  }

  private static CapUsage usage(List<Claim> claims, String policy) {
    Cap cap = Regimes.forTarget("KP").orElseThrow().cap("refined-petroleum-2397").orElseThrow();
    return CapUsage.of(
        cap.limits().get(0),
        DeliveryCounting.count(claims).stream()
            .filter(Verdict::isCounted)
            .map(Verdict::claim)
            .toList(),
        ConversionPolicies.named(policy).orElseThrow());
  }
}
