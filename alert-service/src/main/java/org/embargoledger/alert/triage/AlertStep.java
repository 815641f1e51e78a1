package org.embargoledger.alert.triage;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One step in the life of an alert and who took it. Written once, never changed. */
@Entity
@Immutable
@Table(name = "alert_step")
public class AlertStep extends PanacheEntityBase {

  public enum Action {
    RAISED,
    /** The same case was found again. */
    EVIDENCE_ADDED,
    /** By new evidence, or by a person. */
    REOPENED,
    /** An event removed what it rested on. */
    CAUSE_REMOVED,
    ACKNOWLEDGED,
    ASSIGNED,
    COMMENTED,
    SNOOZED,
    SILENCED,
    SILENCE_ENDED,
    DISMISSAL_PROPOSED,
    DISMISSAL_REJECTED,
    DISMISSED,
    RESOLVED
  }

  /**
   * @param number the alert's version after the step
   */
  @Embeddable
  public record Id(@Column(name = "alert_id") UUID alertId, int number) {}

  @EmbeddedId public Id id;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  public Action action;

  public String actor;

  public Instant at;

  public String note;

  /** What the step changed: by attribute, {@code [before, after]}, or what it added. */
  @JdbcTypeCode(SqlTypes.JSON)
  public JsonObject changes;

  /** Place in the sequence of all steps; given by {@link Feed} when the step is written. */
  @Column(name = "feed_position")
  public long feedPosition;

  /** The next step of the alert, whose version it moves on. */
  public static AlertStep next(
      Alert alert, Action action, String actor, Instant at, String note, JsonObject changes) {
    alert.version++;
    return of(alert, action, actor, at, note, changes);
  }

  /** The first step of an alert. */
  public static AlertStep first(Alert alert, String actor, JsonObject changes) {
    return of(alert, Action.RAISED, actor, alert.raisedAt, null, changes);
  }

  private static AlertStep of(
      Alert alert, Action action, String actor, Instant at, String note, JsonObject changes) {
    AlertStep step = new AlertStep();
    step.id = new Id(alert.id, alert.version);
    step.action = action;
    step.actor = actor;
    step.at = at;
    step.note = note;
    step.changes = changes;
    return step;
  }

  public static Uni<List<AlertStep>> ofAlert(UUID alertId) {
    return list("id.alertId = ?1 order by id.number", alertId);
  }
}
