package org.embargoledger.alert.follow;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.embargoledger.alert.Detectors;
import org.embargoledger.alert.days.Days;
import org.embargoledger.alert.follow.snapshot.Point;

/**
 * A log that is followed while it grows, in batches of any size, by a process that dies at any
 * moment and begins again from its snapshot or from nothing, and by a clock that lets days begin
 * whenever it likes, also days that the log has not come to.
 */
final class CrashingRun {

  private static final int BATCH_MAX = 12;
  private static final int DAYS_MAX = 25;

  private final List<ConsumerRecord<String, byte[]>> log;
  private final Durable durable;
  private final Random random;
  private Fold fold;
  private int crashes;
  private int resumptions;

  /** What outlives the process. */
  interface Durable {

    /** Whether all that was folded is stored: another replica may be farther. */
    boolean isFarthest(Fold fold);

    void store(Fold.Folded folded);

    /** Stores a day that a clock began, with what it brought to light. */
    void storeDay(Fold.Folded folded, LocalDate day);

    Days days();

    void snapshot(Point point);

    Optional<Point> newest();
  }

  private static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  CrashingRun(List<ConsumerRecord<String, byte[]>> log, Durable durable, long seed) {
    this.log = log;
    this.durable = durable;
    this.random = new Random(seed);
  }

  /** Until all of the log is stored. */
  CrashingRun run() {
    start();
    while (fold.position() < log.size() - 1) {
      try {
        if (random.nextInt(4) == 0 && fold.place().day() != null) {
          letDayBegin();
        } else {
          foldBatch();
        }
      } catch (Crash e) {
        crashes++;
        start();
      }
    }
    return this;
  }

  private void start() {
    fold = new Fold(Detectors.standard());
    fold.goBack(Point.before(Detectors.standard()), durable.days());
    if (random.nextInt(4) > 0) {
      durable
          .newest()
          .ifPresent(
              point -> {
                resumptions++;
                fold.resume(point, durable.days());
              });
    }
  }

  private void foldBatch() {
    int from = (int) fold.position() + 1;
    int again = Math.max(0, from - random.nextInt(3));
    int to = Math.min(log.size(), from + 1 + random.nextInt(BATCH_MAX));
    Fold.Folded folded = fold.fold(log.subList(again, to));
    mayCrash();
    durable.store(folded);
    mayCrash();
    maySnapshot(folded);
  }

  private void letDayBegin() {
    LocalDate day = fold.place().day().plusDays(1 + random.nextInt(DAYS_MAX));
    if (!durable.isFarthest(fold)) {
      return;
    }
    Fold.Folded folded = fold.dayBegins(day);
    mayCrash();
    durable.storeDay(folded, day);
    mayCrash();
    fold.remember(day);
    maySnapshot(folded);
  }

  private void maySnapshot(Fold.Folded folded) {
    if (random.nextInt(3) == 0) {
      durable.snapshot(folded.end());
      mayCrash();
    }
  }

  private void mayCrash() {
    if (random.nextInt(12) == 0) {
      throw new Crash();
    }
  }

  int crashes() {
    return crashes;
  }

  int resumptions() {
    return resumptions;
  }
}
