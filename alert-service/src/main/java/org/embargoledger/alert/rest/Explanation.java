package org.embargoledger.alert.rest;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.embargoledger.alert.triage.Alert;
import org.embargoledger.alert.triage.Evidenced;

/**
 * Why an alert stands, for somebody who was not there: by what it rests on at present.
 *
 * @param sentence one that a diplomat can read
 * @param figures exact, as strings
 * @param events with publisher, quote, position and leaf hash, in order of position
 * @param rule id, version and parameters
 * @param regime name and version; null where none is kept for the target
 * @param whyNow a sentence on the event that tipped it
 * @param tippedBy that event
 * @param engine the build that judged
 * @param recompute where it is derived again
 */
public record Explanation(
    String sentence,
    Map<String, Object> figures,
    String computation,
    String basedOn,
    String legalReference,
    List<Object> events,
    Map<String, Object> rule,
    String regime,
    String whyNow,
    Map<String, Object> tippedBy,
    Map<String, Object> engine,
    String recompute) {

  static Explanation of(Alert alert) {
    if (alert.isSummary() || alert.claim.isEmpty()) {
      return null;
    }
    Evidenced it = Evidenced.latest(alert);
    JsonObject claim = it.claim();
    JsonObject tipped = claim.getJsonObject("tippedBy", new JsonObject());
    return new Explanation(
        it.sentence(),
        it.evidence().getJsonObject("figures", new JsonObject()).getMap(),
        it.evidence().getString("computation"),
        it.evidence().getString("basedOn"),
        it.legalReference(),
        claim.getJsonArray("events").getList(),
        claim.getJsonObject("rule").getMap(),
        claim.getString("regime"),
        whyNow(tipped),
        tipped.getMap(),
        claim.getJsonObject("engine").getMap(),
        "/v1/alerts/" + alert.id + "/recompute");
  }

  private static String whyNow(JsonObject tipped) {
    return switch (tipped.getString("kind", "")) {
      case "DAY_BEGAN" ->
          "%s began, and a deadline had passed or a day's reports were complete."
              .formatted(tipped.getString("day"));
      case "RECORDED" ->
          "Event %s, recorded by %s at %s, was the first with which this is so."
              .formatted(
                  tipped.getString("eventId"),
                  tipped.getString("partner"),
                  tipped.getString("recordedAt"));
      case "CORRECTED", "RETRACTED" ->
          "Event %s, a %s by %s at %s (\"%s\"), was the first with which this is so."
              .formatted(
                  tipped.getString("eventId"),
                  tipped.getString("kind").equals("CORRECTED") ? "correction" : "retraction",
                  tipped.getString("partner"),
                  tipped.getString("recordedAt"),
                  tipped.getString("reason"));
      default -> "The event that tipped it is not on record.";
    };
  }
}
