package org.embargoledger.alert.triage;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
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
    ACKNOWLEDGED,
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

  public static AlertStep of(
      UUID alertId, int number, Action action, String actor, Instant at, String note) {
    AlertStep step = new AlertStep();
    step.id = new Id(alertId, number);
    step.action = action;
    step.actor = actor;
    step.at = at;
    step.note = note;
    return step;
  }

  public static Uni<List<AlertStep>> ofAlert(UUID alertId) {
    return list("id.alertId = ?1 order by id.number", alertId);
  }
}
