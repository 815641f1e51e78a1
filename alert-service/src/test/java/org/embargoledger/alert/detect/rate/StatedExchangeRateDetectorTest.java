package org.embargoledger.alert.detect.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Story;
import org.embargoledger.alert.support.Deliveries;
import org.embargoledger.alert.support.LogBuilder;
import org.embargoledger.alert.support.Pledges;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.measure.OfficialRates;
import org.junit.jupiter.api.Test;

class StatedExchangeRateDetectorTest {

  private final LogBuilder log = new LogBuilder();
  private final Story story = Story.of(new StatedExchangeRateDetector(OfficialRates.shipped()));

  @Test
  void the_founding_pledge_is_13_6_percent_off_the_official_rate() {
    Event pledge = log.record(Pledges.russias().fact());

    Finding finding = story.when(pledge).get(0);

    assertThat(finding.sentence())
        .isEqualTo(
            "A pledge by Russia of 890 million RUB is stated to be worth approximately 9.7 million"
                + " USD. That implies 91.75 RUB per USD, 13.6 % above the official rate of"
                + " 21 November 2025 (80.7321); at the official rate it is worth 11.02 million"
                + " USD.");
    assertThat(finding.legalReference()).isEmpty();
    assertThat(finding.key())
        .isEqualTo("stated-exchange-rate/KP/" + pledge.header().factId() + "/USD-RUB/91.7526");
    assertThat(finding.evidence().figures())
        .hasToString(
            "{\"amount\":\"890000000 RUB\",\"statedEquivalent\":\"9700000 USD\","
                + "\"ratePair\":\"RUB per USD\",\"impliedRate\":\"91.7526\","
                + "\"officialRate\":\"80.7321\",\"officialRateDate\":\"2025-11-21\","
                + "\"officialRateSource\":\"Bank of Russia official rate as quoted by 1prime.ru on"
                + " 2025-11-20\",\"deviationPercent\":\"13.6\",\"tolerancePercent\":\"5\","
                + "\"officialEquivalent\":\"11024115.56 USD\"}");
    assertThat(finding.evidence().basedOn()).contains("not of a sanctions provision");
  }

  @Test
  void the_eleven_million_of_other_outlets_agree_with_the_official_rate() {
    assertThat(story.when(log.record(Pledges.russias().statedAs("11000000 USD").fact()))).isEmpty();
  }

  @Test
  void a_difference_of_exactly_five_percent_is_tolerated() {
    Event exact =
        log.record(
            Pledges.russias()
                .of("84768705 RUB")
                .statedAs("1000000 USD")
                .published("2025-11-21")
                .fact());

    assertThat(story.when(exact)).isEmpty();
  }

  @Test
  void a_hair_more_than_five_percent_is_not() {
    Event more =
        log.record(
            Pledges.russias()
                .of("84768706 RUB")
                .statedAs("1000000 USD")
                .published("2025-11-21")
                .fact());

    assertThat(story.when(more)).hasSize(1);
  }

  @Test
  void a_dollar_amount_with_a_rouble_equivalent_is_compared_the_same_way() {
    Finding finding =
        story
            .when(log.record(Pledges.russias().of("10000000 USD").statedAs("700000000 RUB").fact()))
            .get(0);

    assertThat(finding.sentence())
        .contains("70 RUB per USD, 13.2 % below", "it is worth 807.32 million RUB");
  }

  @Test
  void without_an_official_rate_of_that_time_nothing_is_said() {
    assertThat(story.when(log.record(Pledges.russias().published("2022-06").fact()))).isEmpty();
  }

  @Test
  void without_a_stated_equivalent_nothing_is_said() {
    assertThat(story.when(log.record(Pledges.russias().statedAs(null).fact()))).isEmpty();
  }

  @Test
  void a_correction_that_states_another_value_is_another_case() {
    Event pledge = log.record(Pledges.russias().fact());
    String first = story.when(pledge).get(0).key();

    List<Finding> again =
        story.when(log.correct(pledge, Pledges.russias().statedAs("9000000 USD").fact()));

    assertThat(again).extracting(Finding::key).doesNotContain(first).hasSize(1);
  }

  @Test
  void a_delivery_is_not_its_concern() {
    assertThat(story.when(log.record(Deliveries.by("RU", "2018").tons("1").fact()))).isEmpty();
  }
}
