package org.embargoledger.ledger.changes;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Wakes the streams of this replica whenever any replica has committed lines. Built on NOTIFY, with
 * a clock behind it: a lost connection or notification makes a change late, never lost, because
 * each stream reads from where it stands.
 */
@ApplicationScoped
public class LedgerTail {

  private static final Logger LOG = Logger.getLogger(LedgerTail.class);
  private static final String LISTEN = "LISTEN embargo_ledger";

  private final Vertx vertx;
  private final Pool pool;
  private final ChangesConfig config;
  private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
  private volatile SqlConnection listening;
  private final AtomicBoolean connecting = new AtomicBoolean();
  private volatile boolean stopped;
  private long timer = -1;

  @Inject
  public LedgerTail(Vertx vertx, Pool pool, ChangesConfig config) {
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
    if (!connecting.compareAndSet(false, true)) {
      return;
    }
    pool.getConnection()
        .compose(
            connection -> {
              PgConnection.cast(connection).notificationHandler(told -> wake());
              connection.closeHandler(closed -> listening = null);
              listening = connection;
              return connection
                  .query(LISTEN)
                  .execute()
                  .onFailure(
                      failure -> {
                        listening = null;
                        connection.close();
                      });
            })
        .onComplete(done -> connecting.set(false))
        .onFailure(
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
  void add(Runnable wake) {
    waiting.add(wake);
  }

  void remove(Runnable wake) {
    waiting.remove(wake);
  }

  @PreDestroy
  void stop() {
    stopped = true;
    vertx.cancelTimer(timer);
    SqlConnection connection = listening;
    if (connection != null) {
      connection.close();
    }
  }
}
