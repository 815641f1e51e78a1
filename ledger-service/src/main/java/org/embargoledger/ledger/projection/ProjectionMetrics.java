package org.embargoledger.ledger.projection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/** The one home of the projection's metric names. */
@ApplicationScoped
public class ProjectionMetrics {

  static final String POSITION = "ledger.projection.position";
  static final String HALTED = "ledger.projection.halted";
  static final String LAG_POSITIONS = "ledger.projection.lag.positions";
  static final String EVENTS = "ledger.projection.events";
  static final String APPEND_TO_VISIBLE = "ledger.projection.append.to.visible";

  private final Counter events;
  private final Timer appendToVisible;

  @Inject
  public ProjectionMetrics(MeterRegistry registry, ProjectionState state, TopicLag lag) {
    Gauge.builder(POSITION, state, s -> s.now().position())
        .description("position of the last event applied")
        .register(registry);
    Gauge.builder(HALTED, state, s -> s.isHalted() ? 1 : 0)
        .description("1 if the projection has halted")
        .register(registry);
    Gauge.builder(LAG_POSITIONS, lag, TopicLag::messages)
        .description("messages in the topic that are not read yet; NaN while no one reads")
        .register(registry);
    this.events =
        Counter.builder(EVENTS).description("events applied by this process").register(registry);
    this.appendToVisible =
        Timer.builder(APPEND_TO_VISIBLE)
            .description("from an event's record time to its being in the totals, last of a batch")
            .publishPercentileHistogram()
            .register(registry);
  }

  public void applied(Applied applied) {
    if (applied.events() > 0) {
      events.increment(applied.events());
      appendToVisible.record(Duration.between(applied.recordedAt(), Instant.now()));
    }
  }
}
