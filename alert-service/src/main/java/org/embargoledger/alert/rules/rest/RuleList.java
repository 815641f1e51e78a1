package org.embargoledger.alert.rules.rest;

import java.util.List;
import java.util.Map;
import org.embargoledger.alert.detect.RuleVersion;

/**
 * All rules.
 *
 * @param rules written by analysts
 * @param builtIn the detectors that ship; nobody can change them here
 */
public record RuleList(List<RuleView> rules, List<BuiltIn> builtIn) {

  /** A detector that ships, with what it is judged by. */
  public record BuiltIn(String id, String version, Map<String, String> parameters) {
    static BuiltIn of(RuleVersion rule) {
      return new BuiltIn(rule.id(), rule.version(), rule.parameters());
    }
  }
}
