package org.embargoledger.alert.triage;

import java.util.Set;

/** Where the work on an alert stands, and the one home of which step may follow which. */
public enum AlertStatus {
  OPEN,
  ACKNOWLEDGED,
  RESOLVED;

  /** What it may become next. */
  public Set<AlertStatus> successors() {
    return switch (this) {
      case OPEN -> Set.of(ACKNOWLEDGED, RESOLVED);
      case ACKNOWLEDGED -> Set.of(RESOLVED);
      case RESOLVED -> Set.of();
    };
  }

  public boolean mayBecome(AlertStatus next) {
    return successors().contains(next);
  }
}
