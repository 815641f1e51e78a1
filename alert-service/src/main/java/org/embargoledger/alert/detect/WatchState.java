package org.embargoledger.alert.detect;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * All that a {@link Watch} remembers, without the rules and the code that made it. It means
 * something only to the same detectors with the same rules.
 *
 * @param memories of the detectors, in their order
 * @param day that began last; empty before the first event
 * @param position of the last event; -1 before the first
 */
public record WatchState(
    Known known, List<Memory> memories, Optional<LocalDate> day, long position) {

  /** What one detector remembers. */
  public record Memory(String detector, Object state) {}

  public WatchState {
    memories = List.copyOf(memories);
  }
}
