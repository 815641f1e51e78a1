package org.embargoledger.alert.rules.cel;

import java.util.List;
import java.util.stream.Collectors;

/** A rule that cannot be saved, with everything that is wrong with its expressions. */
public final class RefusedRuleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<RuleFault> faults;

  public RefusedRuleException(List<RuleFault> faults) {
    super(faults.stream().map(RuleFault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  public List<RuleFault> faults() {
    return faults;
  }
}
