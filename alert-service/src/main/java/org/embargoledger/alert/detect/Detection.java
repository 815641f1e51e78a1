package org.embargoledger.alert.detect;

import java.util.List;

/**
 * What a detector remembers after an event, and what it noticed at it.
 *
 * @param withdrawn what it found before and, because of this event, finds no longer
 */
public record Detection<S>(S state, List<Finding> findings, List<Withdrawal> withdrawn) {

  public Detection {
    findings = findings.isEmpty() ? List.of() : List.copyOf(findings);
    withdrawn = withdrawn.isEmpty() ? List.of() : List.copyOf(withdrawn);
  }

  public Detection(S state, List<Finding> findings) {
    this(state, findings, List.of());
  }

  public static <S> Detection<S> nothing(S state) {
    return new Detection<>(state, List.of());
  }
}
