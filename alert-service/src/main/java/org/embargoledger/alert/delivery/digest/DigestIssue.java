package org.embargoledger.alert.delivery.digest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.embargoledger.alert.delivery.Times;

/**
 * What became of a digest that was due.
 *
 * @param fromPosition of the feed: steps behind it are told
 * @param toPosition of the feed: the last step that was considered
 * @param attempts to send it
 * @param fault of the last attempt
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DigestIssue(
    Instant dueAt,
    Status status,
    long fromPosition,
    long toPosition,
    int alerts,
    int attempts,
    Instant at,
    String fault) {

  /** How a digest ended. */
  public enum Status {
    /** It could not be sent, and is tried again. */
    PENDING,
    SENT,
    /** Nothing happened that it tells of; no mail was sent. */
    EMPTY,
    /** It could not be sent before the next was due, which tells of its steps too. */
    FAILED
  }

  static DigestIssue of(Row row) {
    return new DigestIssue(
        Times.instant(row, "due_at"),
        Status.valueOf(row.getString("status")),
        row.getLong("from_position"),
        row.getLong("to_position"),
        row.getInteger("alerts"),
        row.getInteger("attempts"),
        Times.instant(row, "at"),
        row.getString("fault"));
  }
}
