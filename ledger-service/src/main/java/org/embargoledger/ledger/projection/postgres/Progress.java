package org.embargoledger.ledger.projection.postgres;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;

/** How far the projection has come. Whoever moves it holds its row lock. */
@Entity
@Table(name = "progress")
public class Progress extends PanacheEntityBase {

  public static final String LEDGER = "ledger";

  @Id public String projection;

  /** Of the last event applied; -1 before the first. */
  public long position;

  /** Of the next message to read. */
  @Column(name = "kafka_offset")
  public long kafkaOffset;

  @Column(name = "last_entry_id")
  public long lastEntryId;

  @Column(name = "recorded_at")
  public Instant recordedAt;

  public static Uni<Progress> read() {
    return findById(LEDGER);
  }

  static Uni<Progress> lock() {
    return findById(LEDGER, LockModeType.PESSIMISTIC_WRITE);
  }
}
