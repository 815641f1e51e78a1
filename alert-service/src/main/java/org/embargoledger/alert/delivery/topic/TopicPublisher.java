package org.embargoledger.alert.delivery.topic;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.embargoledger.alert.delivery.Channels;
import org.embargoledger.alert.delivery.DeliveryConfig;
import org.embargoledger.alert.delivery.DeliveryMetrics;
import org.embargoledger.alert.delivery.DeliveryMetrics.Channel;
import org.embargoledger.alert.delivery.DeliveryPool;
import org.embargoledger.alert.delivery.FeedTail;
import org.embargoledger.alert.delivery.Pump;
import org.embargoledger.alert.delivery.ToldStep;

/**
 * Publishes each step of the feed to Kafka, in the feed's order. One replica publishes at a time,
 * the one that holds the lock on the channel's position. Guarantee: no step is left out, and none
 * stands before an earlier one; after a crash between the topic's commit and the position's, one
 * batch comes again, and readers pass over feed positions that they have had.
 */
@ApplicationScoped
public class TopicPublisher {

  private static final int BATCH = 500;

  private static final String LOCK =
      "SELECT position FROM handed_on WHERE channel = 'topic' FOR UPDATE SKIP LOCKED";

  private static final String READ =
      "SELECT "
          + ToldStep.COLUMNS
          + "FROM told_step step WHERE step.feed_position > $1 ORDER BY step.feed_position LIMIT $2";

  private static final String HAND_ON =
      "UPDATE handed_on SET position = $1 WHERE channel = 'topic'";

  private final DeliveryPool pool;
  private final DeliveryConfig.Topic config;
  private final TopicWriter writer;
  private final DeliveryMetrics metrics;
  private final FeedTail tail;
  private final WorkerExecutor worker;
  private final Pump pump;

  @Inject
  public TopicPublisher(
      DeliveryPool pool,
      DeliveryConfig config,
      TopicWriter writer,
      DeliveryMetrics metrics,
      FeedTail tail,
      Channels channels,
      Vertx vertx) {
    this.pool = pool;
    this.config = config.topic();
    this.writer = writer;
    this.metrics = metrics;
    this.tail = tail;
    this.worker = vertx.createSharedWorkerExecutor("alert-topic", 1);
    this.pump = new Pump("topic of alerts: nothing is published", vertx, this::publish);
    channels.add("topic", pump);
  }

  void start(@Observes StartupEvent event) {
    if (config.enabled()) {
      tail.add(pump::wake);
    }
  }

  private Uni<Boolean> publish() {
    return pool.get()
        .withTransaction(
            connection ->
                connection
                    .query(LOCK)
                    .execute()
                    .chain(
                        rows ->
                            rows.size() == 0
                                ? Uni.createFrom().item(false)
                                : publishAfter(
                                    connection, rows.iterator().next().getLong("position"))));
  }

  private Uni<Boolean> publishAfter(SqlConnection connection, long position) {
    return connection
        .preparedQuery(READ)
        .execute(Tuple.of(position, BATCH))
        .map(TopicPublisher::steps)
        .chain(
            steps ->
                steps.isEmpty()
                    ? Uni.createFrom().item(false)
                    : write(steps).chain(() -> handOn(connection, steps)));
  }

  private static List<ToldStep> steps(RowSet<Row> rows) {
    List<ToldStep> steps = new ArrayList<>();
    rows.forEach(row -> steps.add(ToldStep.of(row)));
    return steps;
  }

  private Uni<Void> write(List<ToldStep> steps) {
    return Uni.createFrom()
        .completionStage(
            () ->
                worker
                    .<Void>executeBlocking(
                        () -> {
                          writer.write(steps);
                          return null;
                        })
                    .toCompletionStage())
        .onFailure()
        .invoke(() -> metrics.attempted(Channel.TOPIC, "failed"));
  }

  private Uni<Boolean> handOn(SqlConnection connection, List<ToldStep> steps) {
    return connection
        .preparedQuery(HAND_ON)
        .execute(Tuple.of(steps.get(steps.size() - 1).feedPosition()))
        .invoke(() -> steps.forEach(step -> metrics.attempted(Channel.TOPIC, "delivered")))
        .replaceWith(steps.size() == BATCH);
  }

  void stop(@Observes ShutdownEvent event) {
    pump.stop();
    writer.close();
    worker.close();
  }
}
