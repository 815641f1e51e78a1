package org.embargoledger.alert.triage;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.embargoledger.alert.detect.Withdrawal;
import org.embargoledger.alert.triage.AlertStep.Action;

/**
 * The alerts that a batch of notices is about, and what each notice does to them. No I/O. A notice
 * of an event or a day that the alert has seen changes nothing, so the log may be told again.
 */
public final class CaseFile implements Notice.Cases {

  /** The actor of the steps that a detector takes. */
  private static final String DETECTOR_ACTOR = "detector:";

  private final Map<String, Alert> byKey = new HashMap<>();
  private final List<Alert> raised = new ArrayList<>();
  private final Set<Alert> reopened = new LinkedHashSet<>();
  private final List<AlertStep> steps = new ArrayList<>();

  CaseFile(Collection<Alert> known) {
    known.forEach(alert -> byKey.put(alert.key, alert));
  }

  void take(Notice notice) {
    notice.match(this);
  }

  @Override
  public void found(Notice.Found found) {
    Alert alert = byKey.get(found.key());
    if (alert == null) {
      raise(found);
    } else if (isNew(found, alert)) {
      foundAgain(alert, found);
    }
  }

  /** Days are filed under the event before them, and so come after it. */
  private static boolean isNew(Notice.Found found, Alert alert) {
    return found.position() > alert.seenPosition
        || (found.position() == alert.seenPosition
            && found.day().isPresent()
            && (alert.seenDay == null || found.day().get().isAfter(alert.seenDay)));
  }

  private static boolean isSeen(Notice.Gone gone, Alert alert) {
    return gone.position() < alert.seenPosition
        || (gone.position() == alert.seenPosition && alert.seenDay != null);
  }

  private void raise(Notice.Found found) {
    Alert alert = Alert.raise(found.finding(), found.claim());
    byKey.put(alert.key, alert);
    raised.add(alert);
    steps.add(AlertStep.first(alert, actor(alert), new JsonObject()));
  }

  private void foundAgain(Alert alert, Notice.Found found) {
    Evidenced before = Evidenced.latest(alert);
    Evidenced now = Evidenced.of(found);
    boolean isNews = !now.isOfSameSubstanceAs(before);
    alert.see(found.position(), found.day());
    alert.evidenceCount++;
    alert.latest = now.toJson();
    if (alert.status == AlertStatus.WITHDRAWN || (alert.status.isClosed() && isNews)) {
      AlertStatus was = alert.status;
      alert.status = AlertStatus.OPEN;
      alert.proposedBy = null;
      alert.snoozedUntil = null;
      reopened.add(alert);
      step(
          alert,
          Action.REOPENED,
          now.at(),
          "Found again, on other evidence: " + now.sentence(),
          added(now).put("status", change(was.name(), alert.status.name())));
    } else if (isNews) {
      step(alert, Action.EVIDENCE_ADDED, now.at(), now.sentence(), added(now));
    }
  }

  private static JsonObject added(Evidenced now) {
    return new JsonObject()
        .put("position", now.position())
        .put("severity", now.severity())
        .put("regime", now.claim().getString("regime"))
        .put("rule", now.claim().getJsonObject("rule"))
        .put("evidence", now.evidence());
  }

  @Override
  public void gone(Notice.Gone gone) {
    Withdrawal withdrawal = gone.withdrawal();
    Alert alert = byKey.get(withdrawal.key());
    if (alert == null || isSeen(gone, alert)) {
      return;
    }
    alert.see(withdrawal.position(), gone.day());
    if (alert.status.isClosed()) {
      return;
    }
    AlertStatus was = alert.status;
    alert.status = AlertStatus.WITHDRAWN;
    alert.proposedBy = null;
    step(
        alert,
        Action.CAUSE_REMOVED,
        withdrawal.at(),
        withdrawal.reason(),
        new JsonObject()
            .put("status", change(was.name(), alert.status.name()))
            .put("cause", withdrawal.cause())
            .put("position", withdrawal.position()));
    withdrawal
        .instead()
        .filter(finding -> !byKey.containsKey(finding.key()))
        .ifPresent(finding -> raise(new Notice.Found(finding, gone.insteadClaim())));
  }

  void step(Alert alert, Action action, Instant at, String note, JsonObject changes) {
    steps.add(AlertStep.next(alert, action, actor(alert), at, note, changes));
  }

  /** A step that follows from those that were taken here. */
  public void add(AlertStep step) {
    steps.add(step);
  }

  /** An alert that is raised beside those of the notices, before them. */
  void addFirst(Alert alert, AlertStep step) {
    raised.add(0, alert);
    steps.add(0, step);
  }

  /** Puts alerts that are raised here under another one; their first steps say so. */
  void group(List<Alert> beyond, UUID summary) {
    Set<UUID> ids = new HashSet<>();
    beyond.forEach(
        alert -> {
          alert.groupId = summary;
          ids.add(alert.id);
        });
    steps.stream()
        .filter(step -> step.action == Action.RAISED && ids.contains(step.id.alertId()))
        .forEach(step -> step.changes.put("group", summary.toString()));
  }

  static JsonArray change(Object before, Object after) {
    return new JsonArray().add(before).add(after);
  }

  private static String actor(Alert alert) {
    return DETECTOR_ACTOR + alert.detector;
  }

  /** In the order in which they must be written. */
  public List<Alert> raised() {
    return raised;
  }

  /** Those that are open because of this batch. */
  public List<Alert> opened() {
    List<Alert> opened = new ArrayList<>(raised);
    opened.addAll(reopened);
    opened.removeIf(alert -> alert.status.isClosed());
    return opened;
  }

  List<AlertStep> steps() {
    return steps;
  }
}
