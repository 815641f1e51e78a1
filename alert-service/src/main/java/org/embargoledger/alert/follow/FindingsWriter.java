package org.embargoledger.alert.follow;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.embargoledger.alert.days.DayBegun;
import org.embargoledger.alert.days.Days;
import org.embargoledger.alert.rules.RuleRun;
import org.embargoledger.alert.rules.store.RuleKeeper;
import org.embargoledger.alert.triage.Alert;
import org.embargoledger.alert.triage.AlertJournal;
import org.embargoledger.alert.triage.Notice;
import org.embargoledger.alert.triage.Place;

/**
 * Stores what a batch or a day made the detectors and the rules find. Whatever was folded by a
 * wrong calendar is refused: days begin at the same places in all replicas and after each restart.
 */
@ApplicationScoped
public class FindingsWriter {

  private final AlertJournal journal;
  private final RuleKeeper rules;

  @Inject
  public FindingsWriter(AlertJournal journal, RuleKeeper rules) {
    this.journal = journal;
    this.rules = rules;
  }

  /** Another replica let a day begin among the events of the batch. */
  static final class StaleDaysException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StaleDaysException() {
      super("a day began among these events; they are folded again", null, false, false);
    }
  }

  /** More is stored already than this replica has folded. */
  static final class LeftBehindException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeftBehindException() {
      super("another replica is ahead; it lets days begin", null, false, false);
    }
  }

  /**
   * Fails with a {@link StaleDaysException} if it was folded without a day that is known by now.
   *
   * @param known the days that it was folded with
   * @return the alerts that are new
   */
  Uni<List<Alert>> write(Fold.Folded folded, Days known) {
    return Uni.createFrom()
        .deferred(() -> rules.judge(folded.steps()))
        .chain(run -> write(folded, known, run))
        .onFailure(RuleKeeper.StaleRulesException.class)
        .retry()
        .indefinitely();
  }

  private Uni<List<Alert>> write(Fold.Folded folded, Days known, RuleRun run) {
    List<Notice> notices = new ArrayList<>(folded.notices());
    notices.addAll(rules.notices(run));
    return journal.record(
        notices,
        folded.end().place(),
        new AlertJournal.Beside() {
          @Override
          public Uni<Void> check(Place stored) {
            return DayBegun.between(folded.start().position(), folded.position())
                .invoke(
                    days -> {
                      if (!known.contain(days)) {
                        throw new StaleDaysException();
                      }
                    })
                .replaceWithVoid();
          }

          @Override
          public Uni<Void> store(Place stored) {
            return rules.store(run, stored.position());
          }
        });
  }

  /** Fails with a {@link LeftBehindException} if this replica is not the one that is farthest. */
  Uni<List<Alert>> writeDay(Fold.Folded folded) {
    return journal.record(
        folded.notices(),
        folded.end().place(),
        new AlertJournal.Beside() {
          @Override
          public Uni<Void> check(Place stored) {
            if (!stored.equals(folded.start().place())) {
              throw new LeftBehindException();
            }
            return Uni.createFrom().voidItem();
          }

          @Override
          public Uni<Void> store(Place stored) {
            LocalDate first = folded.start().place().day().plusDays(1);
            LocalDate end = folded.end().place().day().plusDays(1);
            return DayBegun.begin(first.datesUntil(end).toList(), folded.position());
          }
        });
  }
}
