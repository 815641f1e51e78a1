package org.embargoledger.alert.triage;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

/** The position up to which the findings of the log are stored. */
@Entity
@Table(name = "progress")
public class Progress extends PanacheEntityBase {

  /** Before the first event. */
  public static final long NOWHERE = -1;

  private static final String NAME = "alerts";

  @Id public String name;

  public long position;

  public static Uni<Long> position() {
    return Progress.<Progress>findById(NAME).map(progress -> progress.position);
  }

  /** Holds the row until the transaction ends, so that replicas write one after the other. */
  public static Uni<Progress> locked() {
    return findById(NAME, LockModeType.PESSIMISTIC_WRITE);
  }
}
