package org.embargoledger.alert.detect;

import java.time.LocalDate;

/**
 * A day begins, UTC. What is recorded on it is not known yet.
 *
 * @param position of the last event before the day; findings of this tick are filed under it
 * @param known what the log says before this day
 */
public record Tick(LocalDate day, long position, Known known) {

  /** Stands for the event in the evidence of what a day brings to light. */
  public String cause() {
    return Evidence.causeOf(day);
  }
}
