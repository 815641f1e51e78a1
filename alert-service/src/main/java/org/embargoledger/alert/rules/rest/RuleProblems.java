package org.embargoledger.alert.rules.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.embargoledger.alert.rules.cel.RefusedRuleException;
import org.embargoledger.alert.rules.cel.RuleFault;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;

/** Tells what is wrong with a rule, character by character. */
public final class RuleProblems {

  private RuleProblems() {}

  public static ProblemException of(RefusedRuleException refused) {
    List<Map<String, Object>> errors = refused.faults().stream().map(RuleProblems::error).toList();
    return new ProblemException(ProblemType.INVALID_RULE, refused.getMessage())
        .with("errors", errors);
  }

  private static Map<String, Object> error(RuleFault fault) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("pointer", "#/" + fault.part());
    error.put("line", fault.line());
    error.put("column", fault.column());
    error.put("detail", fault.message());
    error.put("excerpt", fault.excerpt());
    return error;
  }
}
