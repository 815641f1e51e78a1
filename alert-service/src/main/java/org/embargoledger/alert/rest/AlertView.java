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

/**
 * An alert as clients see it.
 *
 * @param legalReference null where no sanctions provision is measured against
 * @param raisedAt record time of the event it was noticed at
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
    int version,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<Step> steps) {

  /** One step in the alert's life. */
  public record Step(AlertStep.Action action, String actor, Instant at, String note) {
    static Step of(AlertStep step) {
      return new Step(step.action, step.actor, step.at, step.note);
    }
  }

  static AlertView of(Alert alert) {
    return of(alert, null);
  }

  static AlertView withSteps(Alert alert, List<AlertStep> steps) {
    return of(alert, steps.stream().map(Step::of).toList());
  }

  private static AlertView of(Alert alert, List<Step> steps) {
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
        alert.version,
        steps);
  }
}
