package org.embargoledger.ledger.projection;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/**
 * What this process is doing with the stream, for health and metrics. The database has the truth.
 */
@ApplicationScoped
public class ProjectionState {

  /** What the projection is at. */
  public enum Phase {
    /** No partition is assigned: another replica projects, or the stream cannot be reached. */
    STANDBY,
    RUNNING,
    /** A batch failed for a reason that may pass; it is tried again. */
    RETRYING,
    /** An event that cannot be applied, or a gap. Nothing behind it is applied. */
    HALTED
  }

  /**
   * @param position the last one that this process saw applied; -1 before the first
   * @param recordedAt when the log took it; null before the first
   * @param reason present if retrying or halted
   */
  public record Snapshot(Phase phase, long position, Instant recordedAt, Optional<String> reason) {}

  private volatile long skips;
  private volatile Snapshot now = new Snapshot(Phase.STANDBY, -1, null, Optional.empty());

  public Snapshot now() {
    return now;
  }

  /** How many positions operators have had passed over, ever. */
  public long skips() {
    return skips;
  }

  public void skips(long count) {
    skips = count;
  }

  public boolean isHalted() {
    return now.phase() == Phase.HALTED;
  }

  public synchronized void assigned(long position, Instant recordedAt) {
    if (!isHalted()) {
      now = new Snapshot(Phase.RUNNING, position, recordedAt, Optional.empty());
    }
  }

  public synchronized void revoked() {
    if (!isHalted()) {
      now = new Snapshot(Phase.STANDBY, now.position(), now.recordedAt(), Optional.empty());
    }
  }

  public synchronized void applied(long position, Instant recordedAt) {
    now = new Snapshot(Phase.RUNNING, position, recordedAt, Optional.empty());
  }

  public synchronized void retrying(String reason) {
    now = new Snapshot(Phase.RETRYING, now.position(), now.recordedAt(), Optional.of(reason));
  }

  /** Halted behind the position. */
  public synchronized void halted(long position, Instant recordedAt, String reason) {
    now = new Snapshot(Phase.HALTED, position, recordedAt, Optional.of(reason));
  }

  /** Halted where it stands. */
  public synchronized void halted(String reason) {
    halted(now.position(), now.recordedAt(), reason);
  }
}
