package org.embargoledger.ledger.query;

import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;
import org.embargoledger.model.regime.Regime;
import org.embargoledger.model.regime.Regimes;

/** The sanctioned states that a ledger is kept on. */
public final class Targets {

  private Targets() {}

  /** The rules on the target, or a 404. */
  public static Regime regime(String target) {
    return Regimes.forTarget(target)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.UNKNOWN_TARGET,
                    "no ledger is kept on '%s'; there are %s"
                        .formatted(target, String.join(", ", Regimes.targets()))));
  }
}
