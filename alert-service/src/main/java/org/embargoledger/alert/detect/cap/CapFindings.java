package org.embargoledger.alert.detect.cap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embargoledger.alert.detect.Evidence;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Severity;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.event.EventHeader;
import org.embargoledger.model.json.Json;
import org.embargoledger.model.measure.ConversionPolicy;
import org.embargoledger.model.measure.Estimate;
import org.embargoledger.model.regime.Cap;
import org.embargoledger.model.regime.CapUsage;

/** Writes up a crossed threshold with the claims behind it and how much hangs on the factor. */
final class CapFindings {

  private static final BigDecimal HUNDRED = new BigDecimal("100");

  /**
   * At 95 % the Committee's practice is that all deliveries must cease for the rest of the year.
   */
  private static final BigDecimal CRITICAL_FROM_PERCENT = new BigDecimal("95");

  private static final BigDecimal WARNING_FROM_PERCENT = new BigDecimal("90");

  private final ConversionPolicy policy;
  private final Collection<ConversionPolicy> policies;

  CapFindings(ConversionPolicy policy, Collection<ConversionPolicy> policies) {
    this.policy = policy;
    this.policies = List.copyOf(policies);
  }

  /**
   * @param crossed the thresholds that this event takes the book over, ascending, not empty
   * @param state after the event
   */
  Finding crossing(
      BookKey key,
      List<BigDecimal> crossed,
      List<Claim> counted,
      EventHeader header,
      CapState state) {
    Cap cap = key.cap();
    BigDecimal level = crossed.get(crossed.size() - 1);
    CapUsage usage = MostUsed.limit(cap, counted, policy);
    Sensitivity sensitivity = Sensitivity.of(cap, level, counted, policy, policies);
    return new Finding(
        String.join(
            "/",
            CapThresholdDetector.NAME,
            key.target(),
            cap.id(),
            Integer.toString(key.year()),
            key.basis().name(),
            level.toPlainString()),
        CapThresholdDetector.NAME,
        severity(level, usage),
        key.target(),
        Map.of(
            "cap", cap.id(),
            "year", Integer.toString(key.year()),
            "basis", key.basis().name(),
            "threshold", level.toPlainString()),
        CapSentence.of(key, crossed, usage, sensitivity),
        Optional.of(cap.legalReference()),
        header.recordedAt(),
        header.position(),
        new Evidence(
            header.eventId(),
            eventIds(counted, state),
            figures(key, crossed, usage, sensitivity),
            computation(counted.size(), usage),
            cap.legalReference() + "; " + cap.source()));
  }

  /** Where even the low end of the band does not reach the level, nothing is critical yet. */
  private static Severity severity(BigDecimal level, CapUsage usage) {
    if (level.compareTo(CRITICAL_FROM_PERCENT) >= 0 && lowReaches(level, usage)) {
      return Severity.CRITICAL;
    }
    return level.compareTo(WARNING_FROM_PERCENT) >= 0 ? Severity.WARNING : Severity.INFO;
  }

  private static boolean lowReaches(BigDecimal level, CapUsage usage) {
    return usage.used().low().multiply(HUNDRED).compareTo(usage.limit().amount().multiply(level))
        >= 0;
  }

  private static List<String> eventIds(List<Claim> counted, CapState state) {
    return counted.stream()
        .map(claim -> state.standing().get(claim.factId()))
        .sorted(Comparator.comparingLong(CapState.Standing::position))
        .map(CapState.Standing::eventId)
        .toList();
  }

  private static ObjectNode figures(
      BookKey key, List<BigDecimal> crossed, CapUsage usage, Sensitivity sensitivity) {
    ObjectNode figures = Json.object();
    figures.put("window", key.cap().window(key.year()).toString());
    figures.put("basis", key.basis().name());
    figures.put("policy", usage.policy());
    crossed.forEach(it -> figures.withArray("thresholdsCrossed").add(it.toPlainString()));
    figures.put("unit", usage.limit().unit().symbol());
    figures.put("limit", usage.limit().amount().toPlainString());
    figures.set("used", band(usage.used()));
    figures.put("percent", usage.percent().toPlainString());
    figures.put("remaining", usage.remaining().toPlainString());
    figures.set("sensitivity", sensitivity.toJson());
    usage.unconvertible().forEach(it -> figures.withArray("unconvertible").add(it.toString()));
    return figures;
  }

  private static ObjectNode band(Estimate used) {
    return Json.object()
        .put("low", used.low().toPlainString())
        .put("best", used.best().toPlainString())
        .put("high", used.high() == null ? null : used.high().toPlainString());
  }

  private static String computation(int claims, CapUsage usage) {
    return ("sum of %d counted %s, each pro rata by days within the window, converted with %s;"
            + " %s x 100 / %s = %s")
        .formatted(
            claims,
            claims == 1 ? "claim" : "claims",
            usage.policy(),
            usage.used().best().toPlainString(),
            usage.limit().amount().toPlainString(),
            usage.percent().toPlainString());
  }
}
