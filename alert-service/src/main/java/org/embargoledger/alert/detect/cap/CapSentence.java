package org.embargoledger.alert.detect.cap;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.embargoledger.alert.detect.Wording;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.Countries;
import org.embargoledger.model.measure.Estimate;
import org.embargoledger.model.measure.QuantityUnit;
import org.embargoledger.model.regime.Cap;
import org.embargoledger.model.regime.CapUsage;

/** Says that a threshold was crossed, by how much, on what basis and how sure that is. */
final class CapSentence {

  private CapSentence() {}

  static String of(BookKey key, List<BigDecimal> crossed, CapUsage usage, Sensitivity sensitivity) {
    List<String> sentences = new ArrayList<>();
    sentences.add(crossing(key, crossed.get(crossed.size() - 1), usage));
    if (crossed.size() > 1) {
      sentences.add(
          "The same event also took it over %s %%."
              .formatted(
                  Wording.list(
                      crossed.subList(0, crossed.size() - 1).stream()
                          .map(BigDecimal::toPlainString)
                          .toList())));
    }
    band(usage).ifPresent(sentences::add);
    if (key.basis() == Basis.ESTIMATED) {
      sentences.add("Estimates are never added to reported figures.");
    }
    if (!sensitivity.dissenting().isEmpty()) {
      sentences.add(dependence(sensitivity));
    }
    if (!usage.unconvertible().isEmpty()) {
      sentences.add(
          "The figure lacks %d counted deliveries that the policy has no factor for."
              .formatted(usage.unconvertible().size()));
    }
    return String.join(" ", sentences);
  }

  private static String crossing(BookKey key, BigDecimal level, CapUsage usage) {
    Cap cap = key.cap();
    String unit = unit(usage.limit().unit());
    return ("%s deliveries of %s to %s %s have reached %s %% of the cap: %s of %s %s (%s %%, converted"
            + " with %s); %s.")
        .formatted(
            switch (key.basis()) {
              case REPORTED -> "Reported";
              case OBSERVED -> "Observed";
              case ESTIMATED -> "Estimated";
            },
            cap.title().substring(0, 1).toLowerCase(Locale.ROOT) + cap.title().substring(1),
            Countries.nameOf(key.target()),
            Wording.during(cap.window(key.year())),
            level.toPlainString(),
            Wording.number(usage.used().best()),
            Wording.number(usage.limit().amount()),
            unit,
            usage.percent().toPlainString(),
            usage.policy(),
            remainder(usage, unit));
  }

  private static String remainder(CapUsage usage, String unit) {
    BigDecimal remaining = usage.remaining();
    return remaining.signum() < 0
        ? "that is %s %s more than the cap".formatted(Wording.number(remaining.negate()), unit)
        : "%s %s remain".formatted(Wording.number(remaining), unit);
  }

  private static Optional<String> band(CapUsage usage) {
    Estimate used = usage.used();
    String unit = unit(usage.limit().unit());
    if (used.high() == null) {
      return Optional.of(
          "The sources put it at %s %s or more, without a ceiling."
              .formatted(Wording.number(used.low()), unit));
    }
    return used.low().compareTo(used.high()) == 0
        ? Optional.empty()
        : Optional.of(
            "The sources leave a band from %s to %s %s."
                .formatted(Wording.number(used.low()), Wording.number(used.high()), unit));
  }

  private static String dependence(Sensitivity sensitivity) {
    return "Whether the threshold is crossed depends on the conversion factor: %s."
        .formatted(
            Wording.list(
                sensitivity.dissenting().stream()
                    .map(line -> line.percent().toPlainString() + " % at " + line.policy())
                    .toList()));
  }

  private static String unit(QuantityUnit unit) {
    return switch (unit) {
      case BARREL -> "barrels";
      case METRIC_TON -> "tons";
      case CUBIC_METRE -> "cubic metres";
      case LITRE -> "litres";
    };
  }
}
