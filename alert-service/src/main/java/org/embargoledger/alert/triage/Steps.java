package org.embargoledger.alert.triage;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** For those outside this package who take steps on many alerts in one transaction. */
public final class Steps {

  private Steps() {}

  /**
   * Waits for the journal and keeps it waiting until the transaction ends. Whoever locks several
   * alerts does this first, so that no two of them wait for each other.
   */
  public static Uni<Void> serialized() {
    return Progress.locked().replaceWithVoid();
  }

  /** Writes the steps at the end of the feed; the last thing that the transaction does. */
  public static Uni<Void> append(List<AlertStep> steps) {
    return Feed.append(steps);
  }
}
