package org.embargoledger.ingest.relay;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Publishes committed events to Kafka in position order. One replica is active at a time, the one
 * that holds the advisory lock; it takes up where the topic ends. While Kafka or PostgreSQL is away
 * the relay waits and tries again; appends go on, and the relay catches up.
 */
@ApplicationScoped
public class Relay {

  private static final Logger LOG = Logger.getLogger(Relay.class);
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
        while (!stopping) {
          state.published(published);
          var events = log.after(published);
          if (events.isEmpty()) {
            log.awaitAppend();
          } else {
            topic.publish(events);
            published = events.get(events.size() - 1).position();
          }
        }
      }
    }
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
