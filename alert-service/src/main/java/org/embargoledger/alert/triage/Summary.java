package org.embargoledger.alert.triage;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.embargoledger.alert.detect.FindingDraft;
import org.embargoledger.alert.detect.Severity;
import org.embargoledger.alert.detect.Wording;
import org.embargoledger.model.measure.Countries;

/** The one alert that stands for all that a detector raised on one day beyond the limit. */
final class Summary {

  /** In the claim of a summary, and nowhere else. */
  static final String MARK = "summaryOf";

  /** What one limit counts: a detector's alerts on a target of one day of record, UTC. */
  record Day(String detector, String target, LocalDate day) {

    static Day of(Alert alert) {
      return new Day(
          alert.detector, alert.target, LocalDate.ofInstant(alert.raisedAt, ZoneOffset.UTC));
    }

    String key() {
      return FindingDraft.keyOf(detector, target, "more-on", day);
    }
  }

  private Summary() {}

  /**
   * @param first of the alerts that it stands for
   */
  static Alert of(Day day, int limit, Alert first) {
    Alert alert = new Alert();
    alert.id = Alert.idOf(day.key());
    alert.key = day.key();
    alert.detector = day.detector();
    alert.severity = Severity.WARNING;
    alert.target = day.target();
    alert.subject = new JsonObject().put("day", day.day().toString());
    alert.sentence =
        ("On %s the check \"%s\" raised more than %d alerts on %s. The further ones of that day are kept"
                + " under this one. The usual reason is a large import, or a table with a wrong column:"
                + " review.")
            .formatted(
                Wording.day(day.day()), day.detector(), limit, Countries.nameOf(day.target()));
    alert.raisedAt = first.raisedAt;
    alert.position = first.position;
    alert.seenPosition = first.position;
    alert.evidence =
        new JsonObject()
            .put("cause", first.evidence.getString("cause"))
            .put("events", new JsonArray())
            .put("figures", new JsonObject().put("limit", Integer.toString(limit)))
            .put("computation", "the alerts of one detector, target and day are counted")
            .put("basedOn", "the limit on alerts a day; not a sanctions provision");
    alert.claim = new JsonObject().put(MARK, new JsonObject().put("day", day.day().toString()));
    alert.status = AlertStatus.OPEN;
    return alert;
  }
}
