package org.embargoledger.alert.rules;

import java.util.Map;
import java.util.TreeMap;
import org.embargoledger.alert.rules.cel.CompiledRule;

/**
 * One version of a rule: 1, 2, 3, ... Never changed.
 *
 * @param author who wrote it, and cannot approve it
 */
public record RuleVersion(String ruleId, int number, String author, RuleContent content) {

  /** What its findings are judged by, as every alert tells it. */
  public org.embargoledger.alert.detect.RuleVersion judgedBy() {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("expression", content.expression());
    content.key().ifPresent(key -> parameters.put("key", key));
    parameters.put("author", author);
    return new org.embargoledger.alert.detect.RuleVersion(
        CompiledRule.PREFIX + ruleId, String.valueOf(number), parameters);
  }
}
