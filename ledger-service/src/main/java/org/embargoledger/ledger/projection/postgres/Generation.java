package org.embargoledger.ledger.projection.postgres;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/**
 * One whole projection of the log, and how far it has come. Whoever moves it holds its row lock.
 * Exactly one is served.
 */
@Entity
@Table(name = "generation")
public class Generation extends PanacheEntityBase {

  /** What a generation is for. */
  public enum State {
    /** Is being filled from the topic. */
    BUILDING,
    /** Has been filled and compared, and may be switched to. */
    READY,
    /** Is served, and follows the topic. */
    ACTIVE,
    /** Was served once. Follows nothing, but can be caught up and switched to again. */
    RETIRED,
    /** Could not be filled. */
    FAILED
  }

  @Id public int number;

  @Enumerated(EnumType.STRING)
  public State state;

  /** Of the last event applied; -1 before the first. */
  public long position;

  /** Of the next message to read. */
  @Column(name = "kafka_offset")
  public long kafkaOffset;

  @Column(name = "last_entry_id")
  public long lastEntryId;

  /** Of the last event applied; null before the first. */
  @Column(name = "recorded_at")
  public Instant recordedAt;

  /** Why it goes no further; null if it goes on. */
  public String halt;

  /** Whether it is to be served once it is found equal to the one that is. */
  @Column(name = "switch_asked")
  public boolean switchAsked;

  /** With the one served, as JSON; null before. */
  public String comparison;

  @Column(name = "created_at", insertable = false, updatable = false)
  public Instant createdAt;

  @Column(name = "switched_at", insertable = false, updatable = false)
  public Instant switchedAt;

  /** The one that is served. */
  public static Uni<Generation> active() {
    return find("state", State.ACTIVE).singleResult();
  }

  public static Uni<List<Generation>> listed() {
    return list("order by number");
  }

  /**
   * As above, with its row locked. Who waited for a switch to commit sees neither the old one,
   * which is not served any more, nor the new one, which the statement is too old for: it looks
   * again.
   */
  static Uni<Generation> lockActive() {
    return tryLockActive().onItem().ifNull().switchTo(Generation::tryLockActive);
  }

  static Uni<Generation> lock(int number) {
    return findById(number, LockModeType.PESSIMISTIC_WRITE);
  }

  private static Uni<Generation> tryLockActive() {
    return Generation.<Generation>find("state", State.ACTIVE)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResult();
  }
}
