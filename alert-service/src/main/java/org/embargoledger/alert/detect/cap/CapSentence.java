package org.embargoledger.alert.detect.cap;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.embargoledger.alert.detect.Wording;
import org.embargoledger.alert.detect.book.BookKey;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.Countries;
import org.embargoledger.model.measure.Estimate;
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

  static String byAnotherPolicy(
      BookKey key, BigDecimal level, CapUsage usage, Sensitivity sensitivity) {
    return ("%s stand at %s of %s %s (%s %%, converted with %s), below the threshold of %s %%. By"
            + " other conversion factors the threshold is crossed: %s. Whether it is crossed depends"
            + " on the factor.")
        .formatted(
            subject(key),
            Wording.number(usage.used().best()),
            Wording.number(usage.limit().amount()),
            Wording.unit(usage.limit().unit()),
            usage.percent().toPlainString(),
            usage.policy(),
            level.toPlainString(),
            list(sensitivity.agreeing()));
  }

  private static String subject(BookKey key) {
    Cap cap = key.cap();
    return "%s deliveries of %s to %s %s"
        .formatted(
            Wording.basis(key.basis()),
            cap.title().substring(0, 1).toLowerCase(Locale.ROOT) + cap.title().substring(1),
            Countries.nameOf(key.target()),
            Wording.during(cap.window(key.year())));
  }

  private static String crossing(BookKey key, BigDecimal level, CapUsage usage) {
    String unit = Wording.unit(usage.limit().unit());
    return ("%s have reached %s %% of the cap: %s of %s %s (%s %%, converted" + " with %s); %s.")
        .formatted(
            subject(key),
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
    String unit = Wording.unit(usage.limit().unit());
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
        .formatted(list(sensitivity.dissenting()));
  }

  private static String list(List<Sensitivity.Line> lines) {
    return Wording.list(
        lines.stream()
            .map(line -> line.percent().toPlainString() + " % at " + line.policy())
            .toList());
  }
}
