package org.embargoledger.alert.triage;

import java.util.Set;

/** Where the work on an alert stands, and the one home of which step may follow which. */
public enum AlertStatus {
  OPEN,
  ACKNOWLEDGED,

  /** Somebody says it is a false positive; a second person has to agree. */
  DISMISSAL_PROPOSED,
  RESOLVED,

  /** A false positive, as two people found. */
  DISMISSED,

  /** Closed by itself: an event removed what it rested on. */
  WITHDRAWN;

  /** What it may become next. */
  public Set<AlertStatus> successors() {
    return switch (this) {
      case OPEN -> Set.of(ACKNOWLEDGED, DISMISSAL_PROPOSED, RESOLVED, WITHDRAWN);
      case ACKNOWLEDGED -> Set.of(DISMISSAL_PROPOSED, RESOLVED, WITHDRAWN);
      case DISMISSAL_PROPOSED -> Set.of(ACKNOWLEDGED, DISMISSED, RESOLVED, WITHDRAWN);
      case RESOLVED, DISMISSED, WITHDRAWN -> Set.of(OPEN);
    };
  }

  public boolean mayBecome(AlertStatus next) {
    return successors().contains(next);
  }

  /** Nobody works on it any more. */
  public boolean isClosed() {
    return switch (this) {
      case OPEN, ACKNOWLEDGED, DISMISSAL_PROPOSED -> false;
      case RESOLVED, DISMISSED, WITHDRAWN -> true;
    };
  }
}
