package org.embargoledger.ledger.projection.postgres;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** One whole projection of the log, and how far it has come. Exactly one is served. */
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

  /** Whether a ledger that halted behind the position may be tried again. */
  public static Uni<Boolean> isMended(int halted, long behind) {
    return Panache.withSession(
        () ->
            active()
                .flatMap(
                    active ->
                        active.number != halted || active.position != behind
                            ? Uni.createFrom().item(true)
                            : Skip.<Skip>findById(behind + 1).map(skip -> skip != null)));
  }
}
