package org.embargoledger.ingest.relay;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Publishes committed events to Kafka in position order. One replica is active at a time, the one
 * that holds the advisory lock; it takes up where the topic ends. While Kafka or PostgreSQL is away
 * the relay waits and tries again; appends go on, and the relay catches up.
 */
@ApplicationScoped
public class Relay {

  private static final Logger LOG = Logger.getLogger(Relay.class);

  /** The least time from one transaction to the next, unless a full batch waits. */
  private static final Duration PACE = Duration.ofMillis(5);

  private static final Duration PAUSE_MIN = Duration.ofMillis(200);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(5);

  private final LogTail.Factory logTails;
  private final TopicWriter.Factory topicWriters;
  private final RelayState state;
  private final Thread thread = new Thread(this::run, "relay");
  private volatile boolean stopping;

  @Inject
  public Relay(LogTail.Factory logTails, TopicWriter.Factory topicWriters, RelayState state) {
    this.logTails = logTails;
    this.topicWriters = topicWriters;
    this.state = state;
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    thread.interrupt();
    thread.join(Duration.ofSeconds(5).toMillis());
  }

  private void run() {
    Duration pause = PAUSE_MIN;
    while (!stopping) {
      long before = state.published();
      try {
        lead();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        state.waiting(e);
        if (!stopping) {
          LOG.warnf("relay interrupted at position %d: %s", state.published(), reason(e));
        }
      }
      pause = state.published() > before ? PAUSE_MIN : longer(pause);
      if (!sleep(pause)) {
        return;
      }
    }
  }

  /** Leads until something fails; returns at once if another replica leads. */
  private void lead() throws InterruptedException {
    try (LogTail log = logTails.open()) {
      if (!log.acquireLeadership()) {
        state.standingBy();
        return;
      }
      try (TopicWriter topic = topicWriters.open()) {
        long published = topic.lastPosition();
        LOG.infof("relay leads; the topic ends at position %d", published);
        LogTail.Fetch next = log.fetchAfter(published);
        while (!stopping) {
          state.published(published);
          List<RelayedEvent> events = next.await();
          if (events.isEmpty()) {
            log.awaitAppend();
            next = log.fetchAfter(published);
            continue;
          }
          published = events.get(events.size() - 1).position();
          if (log.isFull(events)) {
            next = log.fetchAfter(published);
            topic.publish(events);
          } else {
            long begun = System.nanoTime();
            topic.publish(events);
            rest(begun);
            next = log.fetchAfter(published);
          }
        }
      }
    }
  }

  /** A lone event is published at once; those that follow closely share the next transaction. */
  private static void rest(long begunNanos) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(PACE.toNanos() - (System.nanoTime() - begunNanos));
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : doubled;
  }

  private static boolean sleep(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String reason(Throwable failure) {
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }
}
