package org.embargoledger.alert.delivery.webhook;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.embargoledger.alert.delivery.DeliveryPool;
import org.embargoledger.alert.delivery.Times;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;

/** What was sent to a webhook and how it went; and what is to be sent again. */
@ApplicationScoped
public class DeliveryLog {

  private static final String PAGE =
      """
      WITH page AS (
        SELECT * FROM webhook_delivery
        WHERE webhook_id = $1 AND ($2::text IS NULL OR status = $2)
          AND ($3::bigint IS NULL OR id < $3)
        ORDER BY id DESC LIMIT $4)
      SELECT page.*, a.number, a.at, a.millis, a.outcome, a.status AS answer_status, a.answer,
        a.fault
      FROM page LEFT JOIN webhook_attempt a ON a.delivery_id = page.id
      ORDER BY page.id DESC, a.number
      """;

  /** A test has no step behind it, and is not repeated but made anew. */
  private static final String REPLAY =
      """
      UPDATE webhook_delivery SET status = 'PENDING', tries = 0, due_at = $3, ended_at = NULL
      WHERE webhook_id = $1 AND ($2::bigint IS NULL OR id = $2) AND feed_position IS NOT NULL
        AND (status = 'DEAD' OR ($2::bigint IS NOT NULL AND status = 'DELIVERED'))
      """;

  private final DeliveryPool pool;

  @Inject
  public DeliveryLog(DeliveryPool pool) {
    this.pool = pool;
  }

  /**
   * @param after the last delivery of the page before
   */
  Uni<List<DeliveryView>> page(
      UUID webhookId, Optional<DeliveryStatus> status, Optional<Long> after, int limit) {
    return pool.get()
        .preparedQuery(PAGE)
        .execute(
            Tuple.of(webhookId, status.map(Enum::name).orElse(null), after.orElse(null), limit))
        .map(DeliveryLog::views);
  }

  private static List<DeliveryView> views(RowSet<Row> rows) {
    Map<Long, DeliveryView> views = new LinkedHashMap<>();
    for (Row row : rows) {
      DeliveryView view =
          views.computeIfAbsent(row.getLong("id"), id -> DeliveryView.of(row, new ArrayList<>()));
      if (row.getInteger("number") != null) {
        view.attempts().add(DeliveryView.AttemptView.of(row));
      }
    }
    return List.copyOf(views.values());
  }

  /** Sends one delivery again that has ended, with a full schedule of attempts. */
  Uni<Void> replay(UUID webhookId, long deliveryId) {
    return pool.get()
        .preparedQuery(REPLAY)
        .execute(Tuple.of(webhookId, deliveryId, Times.now()))
        .invoke(
            rows -> {
              if (rows.rowCount() == 0) {
                throw new ProblemException(
                    ProblemType.NOT_FOUND,
                    "webhook %s has no delivery %d of a step that has ended"
                        .formatted(webhookId, deliveryId));
              }
            })
        .replaceWithVoid();
  }

  /** Sends all that was given up again. */
  Uni<Integer> replayDead(UUID webhookId) {
    return pool.get()
        .preparedQuery(REPLAY)
        .execute(Tuple.of(webhookId, null, Times.now()))
        .map(RowSet::rowCount);
  }
}
