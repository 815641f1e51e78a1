package org.embargoledger.alert.detect.cap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.FindingDraft;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Severity;
import org.embargoledger.alert.detect.Step;
import org.embargoledger.alert.detect.book.BookChange;
import org.embargoledger.alert.detect.book.BookKey;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.json.Json;
import org.embargoledger.model.measure.Estimate;
import org.embargoledger.model.regime.Cap;
import org.embargoledger.model.regime.CapUsage;

/** Writes up a crossed threshold with the claims behind it and how much hangs on the factor. */
final class CapFindings {

  static final String BY_ANOTHER_POLICY = "another-policy";

  private static final BigDecimal HUNDRED = new BigDecimal("100");

  private final Rules rules;

  CapFindings(Rules rules) {
    this.rules = rules;
  }

  Map<String, String> parameters() {
    return Map.of("policy", rules.policy().name());
  }

  /**
   * @param crossed the thresholds that this event takes the book over, ascending, not empty
   */
  Finding crossing(Step step, BookChange change, List<BigDecimal> crossed) {
    BookKey key = change.key();
    BigDecimal level = crossed.get(crossed.size() - 1);
    List<Claim> counted = change.after().counted();
    CapUsage usage = MostUsed.limit(key.cap(), counted, rules.policy());
    Sensitivity sensitivity =
        Sensitivity.of(key.cap(), level, counted, rules.policy(), rules.policies());
    FindingDraft draft = draft(step, key, level, severity(key.cap(), level, usage), counted);
    crossed.forEach(it -> draft.figures().withArray("thresholdsCrossed").add(it.toPlainString()));
    return figures(draft, key, usage, sensitivity)
        .sentence(CapSentence.of(key, crossed, usage, sensitivity))
        .computation(computation(counted.size(), usage))
        .at(step);
  }

  Finding crossingByAnotherPolicy(Step step, BookChange change, BigDecimal level) {
    BookKey key = change.key();
    List<Claim> counted = change.after().counted();
    CapUsage usage = MostUsed.limit(key.cap(), counted, rules.policy());
    Sensitivity sensitivity =
        Sensitivity.of(key.cap(), level, counted, rules.policy(), rules.policies());
    return figures(
            draft(step, key, level, Severity.INFO, counted).key("by", BY_ANOTHER_POLICY),
            key,
            usage,
            sensitivity)
        .sentence(CapSentence.byAnotherPolicy(key, level, usage, sensitivity))
        .computation(computation(counted.size(), usage))
        .at(step);
  }

  private FindingDraft draft(
      Step step, BookKey key, BigDecimal level, Severity severity, List<Claim> counted) {
    return FindingDraft.of(CapThresholdDetector.NAME, key.target(), severity)
        .key("cap", key.cap().id())
        .key("year", key.year())
        .key("basis", key.basis())
        .key("threshold", level.toPlainString())
        .law(key.cap().legalReference(), rules.regime(key.target()).orElseThrow().citation())
        .basedOn(key.cap().source())
        .events(
            step.known()
                .eventIds(counted.stream().map(Claim::factId).collect(Collectors.toList())));
  }

  /**
   * Where even the low end of the band does not reach the level at which deliveries must cease,
   * nothing is critical yet. The lowest threshold of several only informs.
   */
  private static Severity severity(Cap cap, BigDecimal level, CapUsage usage) {
    if (level.compareTo(cap.ceaseAtPercent().orElse(HUNDRED)) >= 0 && lowReaches(level, usage)) {
      return Severity.CRITICAL;
    }
    return level.equals(Collections.min(cap.thresholdsPercent()))
        ? Severity.INFO
        : Severity.WARNING;
  }

  private static boolean lowReaches(BigDecimal level, CapUsage usage) {
    return usage.used().low().multiply(HUNDRED).compareTo(usage.limit().amount().multiply(level))
        >= 0;
  }

  private static FindingDraft figures(
      FindingDraft draft, BookKey key, CapUsage usage, Sensitivity sensitivity) {
    ObjectNode figures = draft.figures();
    figures.put("window", key.cap().window(key.year()).toString());
    figures.put("policy", usage.policy());
    figures.put("unit", usage.limit().unit().symbol());
    figures.put("limit", usage.limit().amount().toPlainString());
    figures.set("used", band(usage.used()));
    figures.put("percent", usage.percent().toPlainString());
    figures.put("remaining", usage.remaining().toPlainString());
    figures.set("sensitivity", sensitivity.toJson());
    usage.unconvertible().forEach(it -> figures.withArray("unconvertible").add(it.toString()));
    return draft;
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
