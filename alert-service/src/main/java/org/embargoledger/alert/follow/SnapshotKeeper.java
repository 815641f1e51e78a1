package org.embargoledger.alert.follow;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.embargoledger.alert.Detectors;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Watch;
import org.embargoledger.alert.explain.LogReader;
import org.embargoledger.alert.follow.snapshot.Fingerprint;
import org.embargoledger.alert.follow.snapshot.Point;
import org.embargoledger.alert.follow.snapshot.SnapshotStore;
import org.jboss.logging.Logger;

/**
 * Decides when a snapshot is taken, and whether one may be gone on from. The events between two
 * grow with the log, so that all snapshots together write about four times the last one. A snapshot
 * is never needed: whatever is wrong with one is logged, and the log is folded from its beginning.
 */
@ApplicationScoped
public class SnapshotKeeper implements Snapshots {

  private static final Logger LOG = Logger.getLogger(SnapshotKeeper.class);
  private static final int PART_OF_LOG = 4;
  private static final Duration PROOF_MAX = Duration.ofSeconds(10);

  private final SnapshotStore store;
  private final LogReader log;
  private final AlertMetrics metrics;
  private final Vertx vertx;
  private final FollowConfig.Snapshot config;
  private final Optional<String> fingerprint;
  private final AtomicBoolean isTaking = new AtomicBoolean();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "snapshot");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
          });

  private volatile long position = -1;
  private volatile boolean isStopped;

  @Inject
  public SnapshotKeeper(
      SnapshotStore store, LogReader log, AlertMetrics metrics, Vertx vertx, FollowConfig config) {
    this.store = store;
    this.log = log;
    this.metrics = metrics;
    this.vertx = vertx;
    this.config = config.snapshot();
    this.fingerprint =
        config.snapshot().enabled()
            ? Fingerprint.of(Rules.shipped(), Detectors.rules())
            : Optional.empty();
  }

  @Override
  public Uni<Optional<Point>> newest() {
    return vertx.executeBlocking(this::read, false);
  }

  private Optional<Point> read() {
    if (fingerprint.isEmpty()) {
      LOG.info("snapshots are off; folding the log from its beginning");
      return Optional.empty();
    }
    long begun = System.nanoTime();
    try {
      Optional<Point> point = store.newest(fingerprint.get()).map(SnapshotKeeper::point);
      if (point.isEmpty()) {
        LOG.info("no snapshot of this build and these rules; folding the log from its beginning");
        return point;
      }
      if (!isOfThisLog(point.get())) {
        LOG.warn("snapshot not used: the log has another event there; folding from the beginning");
        return Optional.empty();
      }
      position = point.get().position();
      long millis = (System.nanoTime() - begun) / 1_000_000;
      metrics.resumed(position, millis);
      LOG.infof("going on from a snapshot: position=%d ms=%d", position, millis);
      return point;
    } catch (Exception | LinkageError | StackOverflowError e) {
      LOG.warnf("snapshot not used: %s; folding the log from its beginning", e.getMessage());
      return Optional.empty();
    }
  }

  private static Point point(SnapshotStore.Stored stored) {
    Watch watch = Detectors.resume(Rules.shipped(), stored.state());
    return new Point(watch, stored.offset(), stored.leafHash());
  }

  private boolean isOfThisLog(Point point) {
    return log.at(point.offset(), PROOF_MAX).filter(point::isBehind).isPresent();
  }

  @Override
  public void offer(Point stored) {
    if (fingerprint.isPresent() && isDue(stored) && isTaking.compareAndSet(false, true)) {
      worker.execute(() -> take(stored));
    }
  }

  private boolean isDue(Point stored) {
    return stored.position() - position
        >= Math.max(config.eventsMin(), stored.position() / PART_OF_LOG);
  }

  private void take(Point stored) {
    long begun = System.nanoTime();
    try {
      Optional<Long> bytes = store.store(fingerprint.orElseThrow(), stored);
      // Whether it was stored or another replica has a farther one: the next is due later.
      position = stored.position();
      long millis = (System.nanoTime() - begun) / 1_000_000;
      if (bytes.isPresent()) {
        metrics.snapshot(position, millis, bytes.get());
        LOG.infof("snapshot: position=%d bytes=%d ms=%d", position, bytes.get(), millis);
      }
    } catch (Exception | LinkageError | StackOverflowError e) {
      if (!isStopped) {
        LOG.warnf("no snapshot at position %d: %s", stored.position(), e.getMessage());
      }
    } finally {
      isTaking.set(false);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    isStopped = true;
    worker.shutdownNow();
  }
}
