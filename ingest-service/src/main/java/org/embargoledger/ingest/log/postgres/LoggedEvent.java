package org.embargoledger.ingest.log.postgres;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A row of the log, for reading. Rows are written by {@link PgEventStore} alone. */
@Entity
@Immutable
@Table(name = "event")
public class LoggedEvent extends PanacheEntityBase {

  @Id public long position;

  @Column(name = "fact_id")
  public UUID factId;

  public int version;

  @Column(name = "fact_type")
  public String factType;

  public String partner;

  @Column(name = "recorded_at")
  public Instant recordedAt;

  @Column(name = "leaf_hash")
  public byte[] leafHash;

  /** Canonical JSON of the event. */
  public byte[] body;

  public static Uni<LoggedEvent> ofFact(UUID factId, int version) {
    return find(
            "factId = :fact and version = :version",
            Parameters.with("fact", factId).and("version", version))
        .firstResult();
  }

  /** The versions of a fact, oldest first; empty if the log does not know it. */
  public static Uni<List<LoggedEvent>> history(UUID factId) {
    return list("factId = ?1 order by version", factId);
  }

  /** Events with positions above {@code after}, in order. */
  public static Uni<List<LoggedEvent>> after(long after, int limit) {
    return find("position > ?1 order by position", after).page(0, limit).list();
  }
}
