package org.embargoledger.alert.backtest.seed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.cap.CapThresholdDetector;
import org.embargoledger.alert.detect.density.DensityDetector;
import org.embargoledger.alert.detect.designation.VesselDetector;
import org.embargoledger.alert.detect.duplicate.DuplicateDetector;
import org.embargoledger.alert.detect.outlier.OutlierDetector;
import org.embargoledger.alert.detect.rate.StatedExchangeRateDetector;
import org.embargoledger.model.fact.Vessel;
import org.embargoledger.model.measure.Product;
import org.embargoledger.model.measure.QuantityUnit;
import org.embargoledger.model.regime.DesignatedVessel;

/**
 * Kinds of violations that a made-up history can hold, each ending with the event that is one. How
 * large a violation is, is drawn without regard to what the detector takes for one: so small ones
 * are missed, and the recall says how many.
 *
 * @param detector that should notice
 * @param described what is planted, and how large it is
 */
record Planted(String detector, String described, BiConsumer<SeededLog, Rules> plant) {

  private static final Map<String, Planted> ALL =
      Map.of(
          CapThresholdDetector.NAME,
          new Planted(
              CapThresholdDetector.NAME,
              "a month's report that takes the refined total of a year over 75 % of 500,000"
                  + " barrels",
              Planted::crossing),
          DuplicateDetector.NAME,
          new Planted(
              DuplicateDetector.NAME,
              "a month's total that another source tells again, 0 to 2 % off",
              Planted::duplicate),
          DensityDetector.NAME,
          new Planted(
              DensityDetector.NAME,
              "a month's diesel in tons beside barrels, with 1 to 30 % too many barrels a ton",
              Planted::density),
          StatedExchangeRateDetector.NAME,
          new Planted(
              StatedExchangeRateDetector.NAME,
              "a pledge whose stated dollars are 2 to 40 % off the official rate",
              Planted::rate),
          VesselDetector.NAME,
          new Planted(
              VesselDetector.NAME,
              "a voyage of a designated ship after its designation, under its number or its name",
              Planted::vessel),
          OutlierDetector.NAME,
          new Planted(
              OutlierDetector.NAME,
              "after 12 months within 20 % of one another, one of 1.3 to 6 times as much",
              Planted::outlier));

  static Optional<Planted> of(String detector) {
    return Optional.ofNullable(ALL.get(detector));
  }

  private static void crossing(SeededLog log, Rules rules) {
    BigDecimal level = new BigDecimal("375000");
    BigDecimal sum = BigDecimal.ZERO;
    int year = log.between(2019, 2025);
    for (int month = 1; sum.compareTo(level) < 0; month++) {
      boolean isLast = month == 12;
      BigDecimal barrels =
          isLast
              ? level.subtract(sum).add(BigDecimal.valueOf(log.between(0, 20_000)))
              : BigDecimal.valueOf(log.between(5_000, 60_000));
      log.total(
          log.one(List.of("RU", "CN")),
          "%d-%02d".formatted(year, month),
          Product.REFINED_UNSPECIFIED,
          barrels,
          QuantityUnit.BARREL);
      sum = sum.add(barrels);
    }
  }

  private static void duplicate(SeededLog log, Rules rules) {
    BigDecimal barrels = BigDecimal.valueOf(log.between(2_000, 40_000));
    log.total("RU", "2023-05", Product.REFINED_UNSPECIFIED, barrels, QuantityUnit.BARREL);
    log.total("CN", "2023-05", Product.REFINED_UNSPECIFIED, barrels, QuantityUnit.BARREL);
    log.retold(
        "RU",
        "2023-05",
        Product.REFINED_UNSPECIFIED,
        barrels.multiply(log.factor(980, 1_020)),
        QuantityUnit.BARREL);
  }

  private static void density(SeededLog log, Rules rules) {
    BigDecimal tons = BigDecimal.valueOf(log.between(500, 5_000));
    BigDecimal barrelsPerTon = new BigDecimal("7.46").multiply(log.factor(1_010, 1_300));
    log.total("RU", "2023-05", Product.DIESEL, tons, QuantityUnit.METRIC_TON);
    log.retold("RU", "2023-05", Product.DIESEL, tons.multiply(barrelsPerTon), QuantityUnit.BARREL);
  }

  private static void rate(SeededLog log, Rules rules) {
    BigDecimal roubles = BigDecimal.valueOf(log.between(10, 2_000)).movePointRight(6);
    BigDecimal rate = new BigDecimal("80.7321").multiply(log.factor(1_020, 1_400));
    log.pledge(roubles, roubles.divide(rate, 0, RoundingMode.HALF_UP), "2025-11-21");
  }

  private static void vessel(SeededLog log, Rules rules) {
    List<DesignatedVessel> listed =
        rules.regime(SeededLog.TARGET).orElseThrow().vessels().stream()
            .filter(vessel -> vessel.imo().isPresent())
            .toList();
    DesignatedVessel vessel = log.one(listed);
    boolean byNumber = log.between(0, 1) == 0;
    log.voyage(
        "RU",
        "2026-0%d-15".formatted(log.between(1, 9)),
        BigDecimal.valueOf(log.between(1_000, 30_000)),
        new Vessel(
            byNumber ? "Renamed " + log.between(1, 99) : vessel.name(),
            byNumber ? vessel.imo() : Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private static void outlier(SeededLog log, Rules rules) {
    BigDecimal usual = BigDecimal.valueOf(log.between(5_000, 20_000));
    for (int month = 1; month <= 12; month++) {
      log.total(
          "CN",
          "2022-%02d".formatted(month),
          Product.REFINED_UNSPECIFIED,
          usual.multiply(log.factor(800, 1_200)),
          QuantityUnit.BARREL);
    }
    log.total(
        "CN",
        "2023-01",
        Product.REFINED_UNSPECIFIED,
        usual.multiply(log.factor(1_300, 6_000)),
        QuantityUnit.BARREL);
  }
}
