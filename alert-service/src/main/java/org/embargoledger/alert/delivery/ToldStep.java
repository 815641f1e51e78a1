package org.embargoledger.alert.delivery;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A step of an alert as everybody outside is told of it, by every channel in the same words. It is
 * made of what never changes, so whoever asks again gets the same bytes.
 *
 * @param feedPosition its place in the sequence of all steps, which is dense and in commit order
 */
public record ToldStep(
    long feedPosition, UUID alertId, int number, String alertKey, Instant at, JsonObject document) {

  /** The columns that {@link #of} reads, of {@code told_step AS step}. */
  public static final String COLUMNS =
      """
      step.feed_position, step.alert_id, step.number, step.action, step.actor, step.at AS step_at,
      step.note, step.changes, step.key, step.detector, step.target, step.subject, step.sentence,
      step.legal_reference, step.raised_at, step.position AS log_position, step.group_id,
      step.severity, step.status AS alert_status
      """;

  public static ToldStep of(Row row) {
    Instant at = Times.instant(row, "step_at");
    return new ToldStep(
        row.getLong("feed_position"),
        row.getUUID("alert_id"),
        row.getInteger("number"),
        row.getString("key"),
        at,
        new JsonObject()
            .put("type", "alert." + row.getString("action").toLowerCase(Locale.ROOT))
            .put("timestamp", at.toString())
            .put(
                "data",
                new JsonObject()
                    .put("feedPosition", row.getLong("feed_position"))
                    .put("step", step(row, at))
                    .put("alert", alert(row))));
  }

  private static JsonObject step(Row row, Instant at) {
    return new JsonObject()
        .put("number", row.getInteger("number"))
        .put("action", row.getString("action"))
        .put("actor", row.getString("actor"))
        .put("at", at.toString())
        .put("note", row.getString("note"))
        .put("changes", row.getJsonObject("changes"));
  }

  private static JsonObject alert(Row row) {
    UUID group = row.getUUID("group_id");
    JsonObject alert =
        new JsonObject()
            .put("id", row.getUUID("alert_id").toString())
            .put("key", row.getString("key"))
            .put("detector", row.getString("detector"))
            .put("severity", row.getString("severity"))
            .put("status", row.getString("alert_status"))
            .put("target", row.getString("target"))
            .put("subject", row.getJsonObject("subject"))
            .put("sentence", row.getString("sentence"))
            .put("legalReference", row.getString("legal_reference"))
            .put("raisedAt", Times.instant(row, "raised_at").toString())
            .put("position", row.getLong("log_position"))
            .put("href", "/v1/alerts/" + row.getUUID("alert_id"));
    return group == null ? alert : alert.put("group", group.toString());
  }

  /** Of the step, for ever: the alert's id follows from its key. */
  public String id() {
    return alertId + "." + number;
  }

  public byte[] bytes() {
    return document.encode().getBytes(StandardCharsets.UTF_8);
  }
}
