package org.embargoledger.alert.triage;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** The place up to which the findings of the log and its days are stored. */
@Entity
@Table(name = "progress")
public class Progress extends PanacheEntityBase {

  /** Before the first event. */
  public static final long NOWHERE = -1;

  private static final String NAME = "alerts";

  @Id public String name;

  public long position;

  /** That began last; null before the first. */
  public LocalDate day;

  public static Uni<Long> position() {
    return Progress.<Progress>findById(NAME).map(progress -> progress.position);
  }

  public Place place() {
    return new Place(position, day);
  }

  void moveTo(Place place) {
    Place farthest = place().farthest(place);
    position = farthest.position();
    day = farthest.day();
  }

  /** Holds the row until the transaction ends, so that replicas write one after the other. */
  public static Uni<Progress> locked() {
    return findById(NAME, LockModeType.PESSIMISTIC_WRITE);
  }
}
