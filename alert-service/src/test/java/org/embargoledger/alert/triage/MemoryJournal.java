package org.embargoledger.alert.triage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@link AlertJournal} without a database, for runs of many histories. */
public final class MemoryJournal {

  private final Map<String, Alert> alerts = new LinkedHashMap<>();
  private final Map<String, AlertStep> steps = new TreeMap<>();
  private Place place = new Place(Progress.NOWHERE, null);

  public void record(List<Notice> notices, Place to) {
    if (to.isBeyond(place)) {
      CaseFile file = new CaseFile(alerts.values());
      notices.stream().filter(place::isBefore).forEach(file::take);
      file.raised().forEach(alert -> alerts.put(alert.key, alert));
      file.steps()
          .forEach(
              step -> steps.put("%s %06d".formatted(step.id.alertId(), step.id.number()), step));
      place = place.farthest(to);
    }
  }

  public Place place() {
    return place;
  }

  /** All alerts and steps, so that two journals can be compared byte for byte. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Alert alert : new TreeMap<>(alerts).values()) {
      line(
          text,
          alert.key,
          alert.severity,
          alert.sentence,
          alert.raisedAt,
          alert.position,
          alert.subject,
          alert.evidence,
          alert.claim,
          alert.latest,
          alert.evidenceCount,
          alert.seenPosition,
          alert.seenDay,
          alert.status,
          alert.version);
    }
    steps.forEach(
        (id, step) -> line(text, id, step.action, step.actor, step.at, step.note, step.changes));
    return text.toString();
  }

  private static void line(StringBuilder text, Object... parts) {
    for (Object part : parts) {
      text.append(part).append('|');
    }
    text.append('\n');
  }
}
