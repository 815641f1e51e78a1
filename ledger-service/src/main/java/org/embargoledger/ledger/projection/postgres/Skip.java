package org.embargoledger.ledger.projection.postgres;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** A position that an operator had the projection pass over. Holds for every generation. */
@Entity
@Immutable
@Table(name = "skip")
public class Skip extends PanacheEntityBase {

  @Id public long position;

  public String reason;

  /** Who decided so. */
  public String actor;

  @Column(name = "skipped_at")
  public Instant skippedAt;

  public static Uni<Long> counted() {
    return count();
  }

  public static Uni<List<Skip>> listed() {
    return list("order by position");
  }

  /** The skip as it is stored: one that was recorded before stays as it is. */
  public static Uni<Skip> record(long position, String reason, String actor) {
    Skip skip = new Skip();
    skip.position = position;
    skip.reason = reason;
    skip.actor = actor;
    skip.skippedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    return Skip.<Skip>findById(position)
        .flatMap(known -> known != null ? Uni.createFrom().item(known) : skip.persist());
  }
}
