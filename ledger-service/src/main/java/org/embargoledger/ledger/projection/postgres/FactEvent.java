package org.embargoledger.ledger.projection.postgres;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.embargoledger.model.codec.EventCodec;
import org.embargoledger.model.event.Event;
import org.hibernate.annotations.Immutable;

/** An event of the log that the ledger's lines point at. */
@Entity
@Immutable
@Table(name = "fact_event")
public class FactEvent extends PanacheEntityBase {

  @Id public long position;

  @Column(name = "fact_id")
  public UUID factId;

  public int version;

  @Column(name = "recorded_at")
  public Instant recordedAt;

  /** As RFC 6962 has it, of the canonical JSON. */
  @Column(name = "leaf_hash")
  public byte[] leafHash;

  /** Canonical JSON. */
  public String event;

  public static Uni<List<FactEvent>> at(Collection<Long> positions) {
    return positions.isEmpty()
        ? Uni.createFrom().item(List.of())
        : list("position in ?1", positions);
  }

  public String eventId() {
    return factId + "." + version;
  }

  public Event decode() {
    return EventCodec.decode(event.getBytes(StandardCharsets.UTF_8));
  }
}
