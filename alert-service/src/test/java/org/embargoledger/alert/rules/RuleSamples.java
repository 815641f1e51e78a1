package org.embargoledger.alert.rules;

import java.util.Optional;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Severity;
import org.embargoledger.alert.rules.cel.CompiledRule;
import org.embargoledger.alert.rules.cel.RuleLanguage;
import org.embargoledger.model.fact.FactType;

/** Rules for tests. */
public final class RuleSamples {

  public static final Rules RULES = Rules.shipped();
  public static final RuleLanguage LANGUAGE = new RuleLanguage(RULES);

  private RuleSamples() {}

  /** A rule on deliveries that has this expression and says who delivered how much. */
  public static RuleContent onDeliveries(String expression) {
    return onDeliveries(expression, "{fact.counterparty} delivered {fact.quantity.value}.");
  }

  public static RuleContent onDeliveries(String expression, String message) {
    return new RuleContent(
        "A test's rule",
        "KP",
        Optional.of(FactType.FUEL_DELIVERY),
        expression,
        Optional.empty(),
        message,
        Severity.WARNING,
        Optional.empty());
  }

  public static RuleContent keyed(String expression, String key) {
    RuleContent plain = onDeliveries(expression);
    return new RuleContent(
        plain.title(),
        plain.target(),
        plain.factType(),
        expression,
        Optional.of(key),
        plain.message(),
        plain.severity(),
        plain.legalReference());
  }

  public static RuleVersion version(int number, RuleContent content) {
    return new RuleVersion("large-cargo", number, "analyst", content);
  }

  public static CompiledRule compiled(RuleContent content) {
    return CompiledRule.compile(version(1, content), RULES, LANGUAGE);
  }
}
