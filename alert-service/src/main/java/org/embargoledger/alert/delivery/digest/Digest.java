package org.embargoledger.alert.delivery.digest;

import io.vertx.mutiny.sqlclient.Row;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.embargoledger.alert.delivery.Conditions;
import org.embargoledger.alert.delivery.Times;

/**
 * Somebody who is told of a day's or a week's steps by mail.
 *
 * @param position of the feed, up to which steps have been told
 * @param dueAt when the next one is due
 */
record Digest(
    UUID id,
    String address,
    Conditions conditions,
    DigestSchedule schedule,
    boolean enabled,
    long position,
    Instant dueAt,
    int version,
    String createdBy,
    Instant createdAt,
    String changedBy,
    Instant changedAt) {

  static Digest of(Row row) {
    return new Digest(
        row.getUUID("id"),
        row.getString("address"),
        Conditions.of(row),
        new DigestSchedule(
            row.getInteger("hour"),
            Optional.ofNullable(row.getInteger("weekday")).map(DayOfWeek::of)),
        row.getBoolean("enabled"),
        row.getLong("position"),
        Times.instant(row, "due_at"),
        row.getInteger("version"),
        row.getString("created_by"),
        Times.instant(row, "created_at"),
        row.getString("changed_by"),
        Times.instant(row, "changed_at"));
  }
}
