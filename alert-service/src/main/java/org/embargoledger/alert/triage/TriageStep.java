package org.embargoledger.alert.triage;

import java.time.Instant;
import java.util.Optional;
import org.embargoledger.alert.triage.AlertStep.Action;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;

/**
 * What a person does with an alert.
 *
 * @param note why; empty only where the step needs no reason
 * @param expectedVersion the version the actor has seen; empty if any will do
 */
public record TriageStep(
    Action action,
    String actor,
    Optional<String> note,
    Optional<Integer> expectedVersion,
    Change change) {

  /** Changes the alert, or throws a {@link ProblemException} and leaves it alone. */
  @FunctionalInterface
  public interface Change {
    void apply(Alert alert, Instant now);
  }

  /** Who takes the step, and what they have seen. */
  public record By(String actor, Optional<Integer> expectedVersion) {

    private TriageStep step(Action action, Optional<String> note, Change change) {
      return new TriageStep(action, actor, note, expectedVersion, change);
    }

    public TriageStep acknowledge(Optional<String> note) {
      return step(
          Action.ACKNOWLEDGED,
          note,
          (alert, now) -> {
            if (alert.status == AlertStatus.DISMISSAL_PROPOSED) {
              throw illegal(alert.status, "be acknowledged before the proposal is answered");
            }
            become(alert, AlertStatus.ACKNOWLEDGED);
          });
    }

    public TriageStep resolve(String reason) {
      return step(
          Action.RESOLVED,
          Optional.of(reason),
          (alert, now) -> {
            become(alert, AlertStatus.RESOLVED);
            alert.proposedBy = null;
          });
    }

    public TriageStep assign(String assignee, Optional<String> note) {
      return step(
          Action.ASSIGNED,
          note,
          (alert, now) -> {
            requireOpen(alert, "be assigned");
            alert.assignee = assignee;
          });
    }

    public TriageStep comment(String text) {
      return step(Action.COMMENTED, Optional.of(text), (alert, now) -> {});
    }

    /** Until an instant it does not ask for attention. */
    public TriageStep snooze(Instant until, Optional<String> note) {
      return step(
          Action.SNOOZED,
          note,
          (alert, now) -> {
            requireOpen(alert, "be snoozed");
            alert.snoozedUntil = until;
          });
    }

    public TriageStep proposeDismissal(String reason) {
      return step(
          Action.DISMISSAL_PROPOSED,
          Optional.of(reason),
          (alert, now) -> {
            become(alert, AlertStatus.DISMISSAL_PROPOSED);
            alert.proposedBy = actor;
          });
    }

    /** By anybody but the one who proposed it. */
    public TriageStep approveDismissal(Optional<String> note) {
      return step(
          Action.DISMISSED,
          note,
          (alert, now) -> {
            if (alert.status == AlertStatus.DISMISSAL_PROPOSED && actor.equals(alert.proposedBy)) {
              throw new ProblemException(
                      ProblemType.SECOND_PERSON_REQUIRED,
                      "%s proposed the dismissal; somebody else must approve it".formatted(actor))
                  .with("proposedBy", alert.proposedBy);
            }
            become(alert, AlertStatus.DISMISSED);
          });
    }

    /** By anybody; who proposed it takes it back with this. */
    public TriageStep rejectDismissal(String reason) {
      return step(
          Action.DISMISSAL_REJECTED,
          Optional.of(reason),
          (alert, now) -> {
            if (alert.status != AlertStatus.DISMISSAL_PROPOSED) {
              throw illegal(alert.status, "have a proposal rejected");
            }
            become(alert, AlertStatus.ACKNOWLEDGED);
            alert.proposedBy = null;
          });
    }

    public TriageStep reopen(String reason) {
      return step(
          Action.REOPENED,
          Optional.of(reason),
          (alert, now) -> {
            become(alert, AlertStatus.OPEN);
            alert.proposedBy = null;
            alert.snoozedUntil = null;
          });
    }
  }

  private static void become(Alert alert, AlertStatus next) {
    if (!alert.status.mayBecome(next)) {
      throw illegal(alert.status, "become " + next);
    }
    alert.status = next;
  }

  private static void requireOpen(Alert alert, String what) {
    if (alert.status.isClosed()) {
      throw illegal(alert.status, what);
    }
  }

  private static ProblemException illegal(AlertStatus present, String what) {
    return new ProblemException(
            ProblemType.ILLEGAL_TRANSITION,
            "the alert is %s and cannot %s".formatted(present, what))
        .with("present", present.name())
        .with("possible", present.successors().stream().map(Enum::name).sorted().toList());
  }
}
