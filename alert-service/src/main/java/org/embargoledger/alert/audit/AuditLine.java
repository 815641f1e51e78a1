package org.embargoledger.alert.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.mutiny.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import org.embargoledger.model.json.Json;

/**
 * One step of one alert: who did what, when, and under which version of which rule and regime.
 *
 * @param at RFC 3339, UTC, microseconds
 * @param changes JSON
 */
public record AuditLine(
    long position,
    String at,
    String actor,
    String action,
    String note,
    String changes,
    int version,
    String alertId,
    String key,
    String detector,
    String target,
    String severity,
    String sentence,
    String legalReference,
    String regime,
    String rule,
    String engine) {

  static AuditLine of(Row row) {
    return new AuditLine(
        row.getLong("feed_position"),
        row.getString("at"),
        row.getString("actor"),
        row.getString("action"),
        row.getString("note"),
        row.getString("changes"),
        row.getInteger("number"),
        row.getString("alert_id"),
        row.getString("key"),
        row.getString("detector"),
        row.getString("target"),
        row.getString("severity"),
        row.getString("sentence"),
        row.getString("legal_reference"),
        row.getString("regime"),
        row.getString("rule"),
        row.getString("engine"));
  }

  /** One line of the export, without its end; the same bytes for the same step, always. */
  byte[] bytes() {
    ObjectNode json = Json.object();
    json.put("type", "step");
    json.put("position", position);
    json.put("at", at);
    json.put("actor", actor);
    json.put("action", action);
    json.put("note", note);
    json.set("changes", Json.parse(changes.getBytes(StandardCharsets.UTF_8)));
    json.put("version", version);
    json.put("alertId", alertId);
    json.put("key", key);
    json.put("detector", detector);
    json.put("target", target);
    json.put("severity", severity);
    json.put("sentence", sentence);
    json.put("legalReference", legalReference);
    json.put("regime", regime);
    json.put("rule", rule);
    json.put("engine", engine);
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }
}
