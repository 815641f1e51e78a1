package org.embargoledger.model.counting;

import java.util.Optional;
import java.util.UUID;

/**
 * Whether a claim is counted, and if not, why.
 *
 * @param because the fact that is counted in its place; empty if counted or improbable
 */
public record Verdict(Claim claim, Outcome outcome, Optional<UUID> because) {

  public enum Outcome {
    COUNTED,
    /** All of it is inside the figure of another fact, which is counted. */
    CONTAINED,
    /** Part of it is inside the figure of another fact, which is counted. */
    OVERLAPPED,
    /** It retells another fact. */
    RETOLD,
    /** Graded credibility 5: contradicted by other information; kept beside. */
    IMPROBABLE
  }

  public boolean isCounted() {
    return outcome == Outcome.COUNTED;
  }
}
