package org.embargoledger.alert.delivery.stream;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.embargoledger.alert.delivery.Conditions;
import org.embargoledger.alert.delivery.DeliveryPool;
import org.embargoledger.alert.delivery.ToldStep;

/** Reads the steps behind a place, and where the feed ends, in one statement and snapshot. */
@ApplicationScoped
public class StreamedSteps {

  /**
   * @param head of the whole feed; -1 before the first step
   */
  record Page(long head, List<ToldStep> steps) {}

  private static final String QUERY =
      "SELECT f.position AS head,"
          + ToldStep.COLUMNS
          + """
          FROM alert_feed f LEFT JOIN LATERAL (
            SELECT step.* FROM told_step step
            WHERE step.feed_position > $1 AND step.feed_position <= f.position AND
          """
          + Conditions.sql("$3::text[]", "$4::text[]", "$5::text[]", "$6::text[]")
          + """
            ORDER BY step.feed_position LIMIT $2) step ON true
          WHERE f.name = 'steps'
          ORDER BY step.feed_position
          """;

  private final DeliveryPool pool;

  @Inject
  public StreamedSteps(DeliveryPool pool) {
    this.pool = pool;
  }

  Uni<Page> after(Conditions conditions, long last, int limit) {
    Tuple tuple = Tuple.of(last, limit);
    conditions.arrays().forEach(tuple::addValue);
    return pool.get().preparedQuery(QUERY).execute(tuple).map(StreamedSteps::page);
  }

  private static Page page(RowSet<Row> rows) {
    List<ToldStep> steps = new ArrayList<>();
    long head = -1;
    for (Row row : rows) {
      head = row.getLong("head");
      if (row.getLong("feed_position") != null) {
        steps.add(ToldStep.of(row));
      }
    }
    return new Page(head, steps);
  }
}
