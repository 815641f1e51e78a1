package org.embargoledger.alert.detect;

import java.util.Map;

/**
 * What a finding was judged by.
 *
 * @param id of the rule; of a detector that ships, its name
 * @param version grows when the rule finds something else in the same log
 * @param parameters by name, exact, as strings
 */
public record RuleVersion(String id, String version, Map<String, String> parameters) {

  public RuleVersion {
    parameters = Map.copyOf(parameters);
  }
}
