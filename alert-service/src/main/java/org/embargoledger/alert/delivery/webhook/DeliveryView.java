package org.embargoledger.alert.delivery.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import org.embargoledger.alert.delivery.Times;

/**
 * One message to a webhook and all attempts to deliver it.
 *
 * @param feedPosition of the step that it tells; none for a test
 * @param dueAt when it is tried next; only while it is pending
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryView(
    long id,
    String messageId,
    Long feedPosition,
    DeliveryStatus status,
    Instant madeAt,
    Instant dueAt,
    Instant endedAt,
    List<AttemptView> attempts) {

  /** A page of deliveries, the latest first. */
  public record Page(
      List<DeliveryView> deliveries, @JsonInclude(JsonInclude.Include.NON_NULL) String next) {}

  /**
   * One attempt.
   *
   * @param status of the answer
   * @param answer how its body begins
   * @param fault what went wrong
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record AttemptView(
      int number,
      Instant at,
      int millis,
      Outcome outcome,
      Integer status,
      String answer,
      String fault) {

    static AttemptView of(Row row) {
      return new AttemptView(
          row.getInteger("number"),
          Times.instant(row, "at"),
          row.getInteger("millis"),
          Outcome.valueOf(row.getString("outcome")),
          row.getInteger("answer_status"),
          row.getString("answer"),
          row.getString("fault"));
    }

    static AttemptView of(Attempt attempt) {
      return new AttemptView(
          1,
          attempt.at(),
          (int) attempt.took().toMillis(),
          attempt.outcome(),
          attempt.status(),
          attempt.answer(),
          attempt.fault());
    }
  }

  static DeliveryView of(Row row, List<AttemptView> attempts) {
    DeliveryStatus status = DeliveryStatus.valueOf(row.getString("status"));
    return new DeliveryView(
        row.getLong("id"),
        row.getString("message_id"),
        row.getLong("feed_position"),
        status,
        Times.instant(row, "made_at"),
        status == DeliveryStatus.PENDING ? Times.instant(row, "due_at") : null,
        Times.instant(row, "ended_at"),
        attempts);
  }
}
