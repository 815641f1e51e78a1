package org.embargoledger.ledger.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a build is at, for whoever asks while it runs. */
public final class BuildState {

  /** The steps of a build, in their order. */
  public enum Phase {
    /** Reads back what was written before this process started. */
    RECALLING,
    LOADING,
    /** Carries sums forward. */
    CARRYING,
    INDEXING,
    CATCHING_UP,
    COMPARING,
    SWITCHING,
    DONE,
    FAILED
  }

  /**
   * @param done and {@code total}: messages while loading, lines while carrying
   * @param perSecond of this process's work in this phase
   * @param failure what went wrong last; the build goes on unless the phase is FAILED
   */
  public record Progress(
      Phase phase,
      long position,
      long done,
      long total,
      double perSecond,
      Optional<Long> remainingSeconds,
      Optional<String> failure) {}

  private final int differencesMax;
  private final List<Long> differentHashes = new ArrayList<>();
  private Phase phase = Phase.RECALLING;
  private long position = -1;
  private long begunAt;
  private long done;
  private long total;
  private long phaseNanos = System.nanoTime();
  private long differentHashCount;
  private Optional<String> failure = Optional.empty();

  BuildState(int differencesMax) {
    this.differencesMax = differencesMax;
  }

  synchronized void begin(Phase next, long doneBefore, long inAll) {
    phase = next;
    begunAt = doneBefore;
    done = doneBefore;
    total = inAll;
    phaseNanos = System.nanoTime();
  }

  synchronized void loaded(long atPosition, long offset, long endOffset) {
    position = atPosition;
    done = offset;
    total = endOffset;
    failure = Optional.empty();
  }

  synchronized void advanced(long now) {
    done = now;
  }

  synchronized void failed(String reason) {
    failure = Optional.of(reason);
  }

  synchronized void differentHashes(List<Long> positions) {
    differentHashCount += positions.size();
    positions.stream()
        .limit(Math.max(0, differencesMax - differentHashes.size()))
        .forEach(differentHashes::add);
  }

  /** Positions whose stored event is not the topic's; the count of all, and the first of them. */
  synchronized Comparison.Hashes differentHashes() {
    return new Comparison.Hashes(differentHashCount, List.copyOf(differentHashes));
  }

  public synchronized Progress now() {
    double seconds = (System.nanoTime() - phaseNanos) / 1e9;
    double rate = seconds > 0 ? (done - begunAt) / seconds : 0;
    Optional<Long> remaining =
        rate > 0 && total > 0
            ? Optional.of((long) Math.ceil((total - done) / rate))
            : Optional.empty();
    return new Progress(phase, position, done, total, rate, remaining, failure);
  }
}
