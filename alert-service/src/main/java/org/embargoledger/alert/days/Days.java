package org.embargoledger.alert.days;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The days that a clock let begin before the log's own time had come to them. Whoever folds the log
 * again lets them begin at the same places. Immutable.
 */
public final class Days {

  public static final Days NONE = new Days(new TreeMap<>());

  private final TreeMap<Long, LocalDate> lastByPosition;

  private Days(TreeMap<Long, LocalDate> lastByPosition) {
    this.lastByPosition = lastByPosition;
  }

  /**
   * @param position of the last event before the day
   */
  public Days begun(LocalDate day, long position) {
    TreeMap<Long, LocalDate> next = new TreeMap<>(lastByPosition);
    next.merge(position, day, (one, other) -> one.isAfter(other) ? one : other);
    return new Days(next);
  }

  /** The last of the days that began behind this event and before the next. */
  public Optional<LocalDate> behind(long position) {
    return Optional.ofNullable(lastByPosition.get(position));
  }

  /** Whether these contain the other ones. */
  public boolean contain(Days other) {
    for (Map.Entry<Long, LocalDate> entry : other.lastByPosition.entrySet()) {
      LocalDate known = lastByPosition.get(entry.getKey());
      if (known == null || known.isBefore(entry.getValue())) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return lastByPosition.toString();
  }
}
