package org.embargoledger.alert.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Wakes whoever reads the feed whenever any replica has committed steps. Built on NOTIFY, with a
 * clock behind it: a lost connection or notification makes a step late, never lost, because each
 * reader asks from where it stands.
 */
@ApplicationScoped
public class FeedTail {

  private static final Logger LOG = Logger.getLogger(FeedTail.class);
  private static final String LISTEN = "LISTEN alert_feed";

  private final Vertx vertx;
  private final DeliveryPool pool;
  private final DeliveryConfig config;
  private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean connecting = new AtomicBoolean();
  private volatile SqlConnection listening;
  private volatile boolean stopped;
  private long timer = -1;

  @Inject
  public FeedTail(Vertx vertx, DeliveryPool pool, DeliveryConfig config) {
    this.vertx = vertx;
    this.pool = pool;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    listen();
    timer =
        vertx.setPeriodic(
            config.poll().toMillis(),
            tick -> {
              if (listening == null) {
                listen();
              }
              wake();
            });
  }

  private void listen() {
    if (stopped || !connecting.compareAndSet(false, true)) {
      return;
    }
    pool.get()
        .getConnection()
        .chain(
            connection -> {
              PgConnection.cast(connection).notificationHandler(told -> wake());
              connection.closeHandler(() -> listening = null);
              return connection
                  .query(LISTEN)
                  .execute()
                  .invoke(() -> listening = connection)
                  .onFailure()
                  .call(connection::close);
            })
        .onTermination()
        .invoke(() -> connecting.set(false))
        .subscribe()
        .with(
            listens -> wake(),
            failure -> {
              if (!stopped) {
                LOG.debugf("Not told of commits: %s", failure.getMessage());
              }
            });
  }

  private void wake() {
    waiting.forEach(Runnable::run);
  }

  /** Runs whenever there may be more, on any thread, until it is removed. */
  public void add(Runnable wake) {
    waiting.add(wake);
  }

  public void remove(Runnable wake) {
    waiting.remove(wake);
  }

  void stop(@Observes ShutdownEvent event) {
    stopped = true;
    vertx.cancelTimer(timer);
    SqlConnection connection = listening;
    if (connection != null) {
      connection.closeAndForget();
    }
  }
}
