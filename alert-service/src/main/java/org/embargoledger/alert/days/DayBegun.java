package org.embargoledger.alert.days;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;

/** A day that a clock let begin, and the last event before it. */
@Entity
@Table(name = "day_begun")
public class DayBegun extends PanacheEntityBase {

  @Id public LocalDate day;

  public long position;

  static DayBegun of(LocalDate day, long position) {
    DayBegun begun = new DayBegun();
    begun.day = day;
    begun.position = position;
    return begun;
  }

  /** All of them. */
  public static Uni<Days> all() {
    return Panache.withSession(() -> DayBegun.<DayBegun>listAll().map(DayBegun::days));
  }

  /** Within a transaction: those behind events from one position to another, which is left out. */
  public static Uni<Days> between(long from, long to) {
    return DayBegun.<DayBegun>list("position >= ?1 and position < ?2", from, to)
        .map(DayBegun::days);
  }

  /** Within a transaction. */
  public static Uni<Void> begin(List<LocalDate> days, long position) {
    return Panache.getSession()
        .chain(
            session -> session.persistAll(days.stream().map(day -> of(day, position)).toArray()));
  }

  private static Days days(List<DayBegun> rows) {
    Days days = Days.NONE;
    for (DayBegun row : rows) {
      days = days.begun(row.day, row.position);
    }
    return days;
  }
}
