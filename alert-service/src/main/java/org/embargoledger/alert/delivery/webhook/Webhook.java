package org.embargoledger.alert.delivery.webhook;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.embargoledger.alert.delivery.Conditions;
import org.embargoledger.alert.delivery.Times;

/**
 * Somebody else's address that is told of steps.
 *
 * @param position of the feed, up to which messages have been made
 * @param disabledNote why the service disabled it; null if it did not
 */
record Webhook(
    UUID id,
    String url,
    String description,
    Conditions conditions,
    boolean enabled,
    long position,
    int version,
    String createdBy,
    Instant createdAt,
    String changedBy,
    Instant changedAt,
    Standing standing,
    String disabledNote) {

  static Webhook of(Row row) {
    return new Webhook(
        row.getUUID("id"),
        row.getString("url"),
        row.getString("description"),
        Conditions.of(row),
        row.getBoolean("enabled"),
        row.getLong("position"),
        row.getInteger("version"),
        row.getString("created_by"),
        Times.instant(row, "created_at"),
        row.getString("changed_by"),
        Times.instant(row, "changed_at"),
        standing(row),
        row.getString("disabled_note"));
  }

  static Standing standing(Row row) {
    return new Standing(
        row.getInteger("failures"),
        Times.instant(row, "failing_since"),
        Times.instant(row, "paused_until"));
  }
}
