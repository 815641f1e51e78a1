package org.embargoledger.alert.follow;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import org.embargoledger.alert.triage.Place;
import org.jboss.logging.Logger;

/**
 * Lets days begin in a quiet log, so that a deadline does not pass unseen because nobody writes:
 * the grace after midnight, once all of the topic is folded and nothing has come between two looks.
 */
@ApplicationScoped
public class DayTicker {

  private static final Logger LOG = Logger.getLogger(DayTicker.class);
  private static final long NOWHERE = Long.MIN_VALUE;

  private final EventFollower follower;
  private final LogConsumer log;
  private final Clock clock;
  private final Duration grace;
  private final Duration look;
  private final AtomicBoolean isLooking = new AtomicBoolean();

  private volatile long seen = NOWHERE;

  @Inject
  public DayTicker(EventFollower follower, LogConsumer log, FollowConfig config) {
    this(follower, log, Clock.systemUTC(), config.dayGrace(), config.dayLook());
  }

  DayTicker(EventFollower follower, LogConsumer log, Clock clock, Duration grace, Duration look) {
    this.follower = follower;
    this.log = log;
    this.clock = clock;
    this.grace = grace;
    this.look = look;
  }

  void start(@Observes StartupEvent event, Vertx vertx) {
    vertx.setPeriodic(look.toMillis(), timer -> lookIn(vertx));
  }

  private void lookIn(Vertx vertx) {
    if (isLooking.compareAndSet(false, true)) {
      vertx
          .<Boolean>executeBlocking(this::lookAndWait, false)
          .onComplete(hasLooked -> isLooking.set(false))
          .onFailure(
              failure -> LOG.warnf("a day cannot begin: %s; trying again", failure.getMessage()));
    }
  }

  /** Blocks, because findings are stored on a context of their own. */
  private boolean lookAndWait() throws Exception {
    try {
      return VertxContextSupport.subscribeAndAwait(this::look);
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether a day has begun. */
  Uni<Boolean> look() {
    Place place = follower.place();
    long before = seen;
    seen = place.position();
    LocalDate day = LocalDate.ofInstant(clock.instant().minus(grace), ZoneOffset.UTC);
    return place.day() == null || !day.isAfter(place.day()) || place.position() != before
        ? Uni.createFrom().item(false)
        : log.isAtEnd()
            .chain(
                isAtEnd ->
                    isAtEnd
                        ? follower.dayBegins(day, place.position())
                        : Uni.createFrom().item(false));
  }
}
