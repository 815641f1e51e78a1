package org.embargoledger.alert.silence;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.embargoledger.alert.triage.Alert;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * For a time, alerts that match are kept but marked, so that nobody is called. It never changes; it
 * can be ended.
 */
@Entity
@Table(name = "silence")
public class Silence extends PanacheEntityBase {

  private static final String ALL = "all";

  @Id public UUID id;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(updatable = false)
  public JsonObject matchers;

  @Column(name = "starts_at", updatable = false)
  public Instant startsAt;

  /** Exclusive. */
  @Column(name = "ends_at", updatable = false)
  public Instant endsAt;

  @Column(updatable = false)
  public String reason;

  @Column(updatable = false)
  public String author;

  @Column(name = "created_at", updatable = false)
  public Instant createdAt;

  @Column(name = "ended_at")
  public Instant endedAt;

  @Column(name = "ended_by")
  public String endedBy;

  @Column(name = "end_reason")
  public String endReason;

  void match(List<Matcher> conditions) {
    JsonArray all = new JsonArray();
    conditions.forEach(
        it -> all.add(new JsonObject().put("field", it.field()).put("value", it.value())));
    matchers = new JsonObject().put(ALL, all);
  }

  public List<Matcher> conditions() {
    return matchers.getJsonArray(ALL).stream()
        .map(JsonObject.class::cast)
        .map(it -> new Matcher(it.getString("field"), it.getString("value")))
        .toList();
  }

  /** Whether every condition holds. */
  boolean matches(Alert alert) {
    return conditions().stream().allMatch(matcher -> matcher.matches(alert));
  }

  public boolean isActive(Instant now) {
    return endedAt == null && !now.isBefore(startsAt) && now.isBefore(endsAt);
  }

  static Uni<List<Silence>> active(Instant now) {
    return list("endedAt is null and startsAt <= ?1 and endsAt > ?1 order by endsAt desc, id", now);
  }
}
