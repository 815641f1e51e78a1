package org.embargoledger.alert.detect;

import java.util.List;

/** What a detector remembers after an event, and what it noticed at it. */
public record Detection<S>(S state, List<Finding> findings) {

  public Detection {
    findings = List.copyOf(findings);
  }

  public static <S> Detection<S> nothing(S state) {
    return new Detection<>(state, List.of());
  }
}
