package org.embargoledger.alert.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.embargoledger.alert.detect.Severity;
import org.embargoledger.alert.triage.Alert;
import org.embargoledger.alert.triage.AlertStatus;
import org.embargoledger.alert.triage.AlertStep;
import org.embargoledger.alert.triage.Evidenced;

/**
 * An alert as clients see it: the finding that it was raised by, and where the work on it stands.
 *
 * @param legalReference null where no sanctions provision is measured against
 * @param raisedAt record time of the event it was noticed at
 * @param found how often; the last time is told by {@code latest}, unless it is the first
 * @param snoozedUntil null unless it is snoozed now
 * @param silence null unless it is silenced now
 * @param group the summary that it is kept under, if any
 * @param explanation only where a single alert is asked for
 * @param steps only where a single alert is asked for
 */
public record AlertView(
    UUID id,
    String key,
    String detector,
    Severity severity,
    AlertStatus status,
    String target,
    Map<String, Object> subject,
    String sentence,
    String legalReference,
    Instant raisedAt,
    long position,
    Map<String, Object> evidence,
    int found,
    @JsonInclude(JsonInclude.Include.NON_NULL) Latest latest,
    String assignee,
    @JsonInclude(JsonInclude.Include.NON_NULL) String dismissalProposedBy,
    Instant snoozedUntil,
    Silenced silence,
    @JsonInclude(JsonInclude.Include.NON_NULL) UUID group,
    @JsonInclude(JsonInclude.Include.NON_NULL) Boolean summary,
    int version,
    @JsonInclude(JsonInclude.Include.NON_NULL) Explanation explanation,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<Step> steps) {

  /** What was found of the case last. */
  public record Latest(
      long position,
      Instant at,
      String severity,
      String sentence,
      String legalReference,
      Map<String, Object> evidence) {

    static Latest of(Alert alert) {
      if (alert.latest == null) {
        return null;
      }
      Evidenced it = Evidenced.latest(alert);
      return new Latest(
          it.position(),
          it.at(),
          it.severity(),
          it.sentence(),
          it.legalReference(),
          it.evidence().getMap());
    }
  }

  /** By which silence, and until when. */
  public record Silenced(UUID id, Instant until) {
    static Silenced of(Alert alert, Instant now) {
      return alert.isSilenced(now) ? new Silenced(alert.silenceId, alert.silencedUntil) : null;
    }
  }

  /**
   * One step in the alert's life.
   *
   * @param changes by attribute what it was and what it became, or what was added
   * @param feedPosition place in the sequence of all steps
   */
  public record Step(
      AlertStep.Action action,
      String actor,
      Instant at,
      String note,
      Map<String, Object> changes,
      long feedPosition) {
    static Step of(AlertStep step) {
      return new Step(
          step.action, step.actor, step.at, step.note, step.changes.getMap(), step.feedPosition);
    }
  }

  static AlertView of(Alert alert) {
    return of(alert, null, null);
  }

  static AlertView withSteps(Alert alert, List<AlertStep> steps) {
    return of(alert, Explanation.of(alert), steps.stream().map(Step::of).toList());
  }

  private static AlertView of(Alert alert, Explanation explanation, List<Step> steps) {
    Instant now = Instant.now();
    return new AlertView(
        alert.id,
        alert.key,
        alert.detector,
        alert.severity,
        alert.status,
        alert.target,
        alert.subject.getMap(),
        alert.sentence,
        alert.legalReference,
        alert.raisedAt,
        alert.position,
        alert.evidence.getMap(),
        alert.evidenceCount,
        Latest.of(alert),
        alert.assignee,
        alert.proposedBy,
        alert.isSnoozed(now) ? alert.snoozedUntil : null,
        Silenced.of(alert, now),
        alert.groupId,
        alert.isSummary() ? Boolean.TRUE : null,
        alert.version,
        explanation,
        steps);
  }
}
