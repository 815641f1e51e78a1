package org.embargoledger.alert.triage;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * A place in the course of the log and its days: behind the event, and behind the beginning of the
 * day.
 *
 * @param position of the last event; -1 before the first
 * @param day that began last; null where none is known
 */
public record Place(long position, LocalDate day) {

  private static final Comparator<LocalDate> DAYS =
      Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder());

  /** Whether this place lies behind the other in events or in days. */
  public boolean isBeyond(Place other) {
    return position > other.position || DAYS.compare(day, other.day) > 0;
  }

  /** Whether a notice is of an event, or of a day, behind this place. */
  boolean isBefore(Notice notice) {
    return notice.day().map(it -> DAYS.compare(it, day) > 0).orElse(notice.position() > position);
  }

  Place farthest(Place other) {
    return new Place(
        Math.max(position, other.position), DAYS.compare(day, other.day) > 0 ? day : other.day);
  }
}
