package org.embargoledger.alert.triage;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.util.List;

/**
 * The sequence of all steps: 0, 1, 2, ... without gaps, in commit order. A reader that asks for
 * positions behind the last one it saw misses nothing.
 */
@Entity
@Table(name = "alert_feed")
public class Feed extends PanacheEntityBase {

  private static final String NAME = "steps";
  private static final int ROWS_PER_STATEMENT = 200;

  @Id public String name;

  public long position;

  /** Of the last committed step; -1 before the first. */
  public static Uni<Long> head() {
    return Feed.<Feed>findById(NAME).map(feed -> feed.position);
  }

  /**
   * Writes steps, in this order, at the end of the feed. The last thing a transaction does, because
   * everybody else who writes steps waits until it ends.
   */
  static Uni<Void> append(List<AlertStep> steps) {
    return steps.isEmpty()
        ? Uni.createFrom().voidItem()
        : Feed.<Feed>findById(NAME, LockModeType.PESSIMISTIC_WRITE)
            .invoke(feed -> steps.forEach(step -> step.feedPosition = ++feed.position))
            .chain(Panache::getSession)
            .invoke(session -> session.setBatchSize(ROWS_PER_STATEMENT))
            .chain(session -> session.persistAll(steps.toArray()));
  }
}
