package org.embargoledger.alert.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.embargoledger.alert.Detectors;
import org.embargoledger.alert.days.Days;
import org.embargoledger.alert.follow.snapshot.Point;
import org.embargoledger.alert.follow.snapshot.States;
import org.embargoledger.alert.support.SpreadHistory;
import org.embargoledger.alert.triage.MemoryJournal;

class ExactnessTest {

  private static final int EVENTS = 90;

  @Property(tries = 40)
  void whatever_dies_and_whenever_days_begin_the_alerts_are_those_of_one_fold(@ForAll long seed) {
    List<ConsumerRecord<String, byte[]>> log = Messages.of(SpreadHistory.of(seed, EVENTS));
    Memory live = new Memory();

    new CrashingRun(log, live, seed).run();

    Fold fold = new Fold(Detectors.standard());
    fold.goBack(Point.before(Detectors.standard()), live.days);
    Fold.Folded offline = fold.fold(log);
    MemoryJournal once = new MemoryJournal();
    once.record(offline.notices(), offline.end().place());
    assertThat(live.journal.text()).isEqualTo(once.text());
    assertThat(live.journal.place()).isEqualTo(once.place());
  }

  @Example
  void a_calendar_that_was_lost_would_be_found() {
    List<ConsumerRecord<String, byte[]>> log = Messages.of(SpreadHistory.of(1, EVENTS));
    Memory live = new Memory();
    new CrashingRun(log, live, 1).run();
    MemoryJournal once = new MemoryJournal();

    Fold.Folded offline = new Fold(Detectors.standard()).fold(log);
    once.record(offline.notices(), offline.end().place());

    assertThat(live.journal.text()).isNotEqualTo(once.text());
  }

  @Property(tries = 30)
  void a_watch_that_was_written_and_read_goes_on_as_if_nothing_had_been(
      @ForAll long seed, @ForAll int place) {
    List<ConsumerRecord<String, byte[]>> log = Messages.of(SpreadHistory.of(seed, EVENTS));
    int cut = Math.floorMod(place, EVENTS);
    Fold straight = new Fold(Detectors.standard());
    Fold.Folded before = straight.fold(log.subList(0, cut));
    Fold resumed = new Fold(Detectors.standard());
    resumed.resume(States.copy(before.end()), Days.NONE);

    Fold.Folded found = resumed.fold(log);

    Fold.Folded expected = straight.fold(log);
    assertThat(found.notices()).isEqualTo(expected.notices());
    assertThat(judged(found)).isEqualTo(judged(expected)).hasSize(EVENTS - cut);
    assertThat(resumed.place()).isEqualTo(straight.place());
  }

  /** What analysts' rules see of each event. */
  private static List<List<Object>> judged(Fold.Folded folded) {
    return folded.steps().stream()
        .map(step -> List.<Object>of(step.event(), step.before(), step.known().facts()))
        .toList();
  }

  /** What a database would keep. */
  private static final class Memory implements CrashingRun.Durable {

    private final MemoryJournal journal = new MemoryJournal();
    private Days days = Days.NONE;
    private Point snapshot;

    @Override
    public boolean isFarthest(Fold fold) {
      return fold.place().equals(journal.place());
    }

    @Override
    public void store(Fold.Folded folded) {
      journal.record(folded.notices(), folded.end().place());
    }

    @Override
    public void storeDay(Fold.Folded folded, LocalDate day) {
      journal.record(folded.notices(), folded.end().place());
      days = days.begun(day, folded.position());
    }

    @Override
    public Days days() {
      return days;
    }

    @Override
    public void snapshot(Point point) {
      snapshot = States.copy(point);
    }

    @Override
    public Optional<Point> newest() {
      return Optional.ofNullable(snapshot);
    }
  }
}
