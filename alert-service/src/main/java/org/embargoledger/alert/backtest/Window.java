package org.embargoledger.alert.backtest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.embargoledger.alert.detect.Step;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.measure.Period;

/**
 * The part of history whose findings a backtest shows. All events are folded nonetheless, because
 * sums need those before.
 *
 * @param by which time the days are counted in
 * @param from the first day; empty for the beginning
 * @param to the last day; empty for the end
 * @param knownAt events that were recorded later are not read; empty for all
 */
public record Window(
    Axis by, Optional<LocalDate> from, Optional<LocalDate> to, Optional<Instant> knownAt) {

  /** Record time: when the log took the event. Valid time: when the fact holds. */
  public enum Axis {
    RECORD,
    VALID
  }

  public static final Window ALL =
      new Window(Axis.RECORD, Optional.empty(), Optional.empty(), Optional.empty());

  /** Whether the event had been recorded by then. */
  boolean knows(Event event) {
    return knownAt.isEmpty() || !event.header().recordedAt().isAfter(knownAt.get());
  }

  boolean shows(Step step) {
    return switch (by) {
      case RECORD -> shows(step.day());
      case VALID -> step.fact().map(Fact::period).map(this::touches).orElse(false);
    };
  }

  /** For findings that no event of the window's axis stands behind, such as those of a day. */
  boolean shows(Instant raisedAt) {
    return knownAt.map(known -> !raisedAt.isAfter(known)).orElse(true)
        && shows(LocalDate.ofInstant(raisedAt, ZoneOffset.UTC));
  }

  private boolean shows(LocalDate day) {
    return from.map(first -> !day.isBefore(first)).orElse(true)
        && to.map(last -> !day.isAfter(last)).orElse(true);
  }

  private boolean touches(Period period) {
    return from.map(first -> !period.to().isBefore(first)).orElse(true)
        && to.map(last -> !period.from().isAfter(last)).orElse(true);
  }
}
