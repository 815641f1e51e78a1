package org.embargoledger.alert.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.embargoledger.alert.Detectors;
import org.embargoledger.alert.support.Dealings;
import org.embargoledger.alert.support.Deliveries;
import org.embargoledger.alert.support.LogBuilder;
import org.embargoledger.alert.support.Pledges;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.fact.Activity;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.Sector;
import org.embargoledger.model.fact.Vessel;
import org.embargoledger.model.measure.Product;
import org.embargoledger.model.regime.Regime;
import org.embargoledger.model.regime.RegimeReader;
import org.junit.jupiter.api.Test;

/** Nothing is wired to one state: an invented regime, read from its file, moves every detector. */
class AnotherRegimeTest {

  private static final Regime INVENTED =
      RegimeReader.read("zw-invented.yaml", bytes("zw-invented.yaml"), AnotherRegimeTest::bytes);

  private final LogBuilder log = new LogBuilder().on("2021-09-01");
  private final Story story = Story.of(Detectors.watch(Rules.of(List.of(INVENTED))));

  @Test
  void every_detector_works_by_the_invented_rules_alone() {
    List<Finding> found = new ArrayList<>();
    Event year = log.record(crude("MZ", "2021-07").tons("500").fact());
    found.addAll(story.when(year));
    found.addAll(story.when(log.record(crude("ZA", "2021-08").tons("350").fact())));
    found.addAll(
        story.when(
            log.on("2021-10-05").record(crude("MZ", "2021-09-20").tons("9").shipment().fact())));
    found.addAll(story.when(fact(crude("ZZ", "2021-07").tons("9000").estimated().fact())));
    found.addAll(
        story.when(fact(crude("MZ", "2021-07").tons("501").toldBy("b", "2021-08").fact())));
    found.addAll(
        story.when(fact(crude("MZ", "2021-07").barrels("501").toldBy("c", "2021-08").fact())));
    found.addAll(story.when(fact(Dealings.agreement("ZW", Sector.COAL, false))));
    found.addAll(
        story.when(
            fact(
                Dealings.activity(
                    "ZW", "2021", Activity.Kind.OTHER, Sector.OTHER, "Acme Mining Ltd"))));
    found.addAll(story.when(fact(Pledges.russias().to("ZW").fact())));
    found.addAll(
        story.when(
            fact(crude("MZ", "2021-09-21").tons("9").shipment().on(ship("9074729")).fact()),
            fact(crude("MZ", "2021-09-22").tons("9").shipment().on(ship("9074728")).fact())));
    found.addAll(story.when(fact(crude("AO", "2021-Q3").tons("1").toldBy("d", "2021-12").fact())));
    found.addAll(story.whenDayBegins("2022-01-12"));
    for (int month = 1; month <= 9; month++) {
      found.addAll(story.when(fact(crude("NA", "2021-0" + month).tons("1" + month % 3).fact())));
    }
    found.addAll(story.when(fact(crude("NA", "2021-11").tons("400").fact())));
    log.on("2027-01-02");
    found.addAll(story.when(log.correct(year, crude("MZ", "2021-07").tons("5").fact())));
    log.record(crude("MZ", "2021-07").tons("5").fact());
    found.addAll(story.when(fact(crude("MZ", "2021-07").tons("5").fact())));

    assertThat(found).extracting(Finding::target).containsOnly("ZW");
    assertThat(found)
        .extracting(Finding::detector)
        .containsAll(Detectors.watch(Rules.of(List.of(INVENTED))).detectors());
    assertThat(found)
        .extracting(it -> it.legalReference().orElse("none"))
        .allMatch(it -> it.equals("none") || it.startsWith("Order"));
    assertThat(found).extracting(Finding::sentence).noneMatch(it -> it.contains("Korea"));
  }

  @Test
  void a_regime_without_any_rule_leaves_only_what_needs_none() {
    Regime bare =
        new Regime(
            "bare",
            1,
            "Bare",
            "ZW",
            INVENTED.validity(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    Story bareStory = Story.of(Detectors.watch(Rules.of(List.of(bare))));

    assertThat(
            bareStory.when(
                fact(crude("MZ", "2021-07").tons("900000").fact()),
                fact(Pledges.russias().to("ZW").fact())))
        .extracting(Finding::detector)
        .containsExactly("stated-exchange-rate");
  }

  private Event fact(Fact fact) {
    return log.record(fact);
  }

  private static Deliveries crude(String counterparty, String period) {
    return Deliveries.by(counterparty, period)
        .to("ZW")
        .of(Product.CRUDE_OIL)
        .toldBy("a", "2021-08-31");
  }

  private static Vessel ship(String imo) {
    return new Vessel("SHIP", Optional.of(imo), Optional.empty(), Optional.empty());
  }

  private static byte[] bytes(String name) {
    try (InputStream in = AnotherRegimeTest.class.getResourceAsStream("/regimes/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
