package org.embargoledger.alert.triage;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Severity;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * The case that people work on: a finding, which never changes, and the status of the work on it.
 * The columns of the finding are not updatable, here and in the database's grants.
 */
@Entity
@Table(name = "alert")
public class Alert extends PanacheEntityBase {

  @Id public UUID id;

  @Column(updatable = false)
  public String key;

  @Column(updatable = false)
  public String detector;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  @Column(updatable = false)
  public Severity severity;

  @Column(updatable = false)
  public String target;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(updatable = false)
  public JsonObject subject;

  @Column(updatable = false)
  public String sentence;

  @Column(name = "legal_reference", updatable = false)
  public String legalReference;

  @Column(name = "raised_at", updatable = false)
  public Instant raisedAt;

  @Column(updatable = false)
  public long position;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(updatable = false)
  public JsonObject evidence;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  public AlertStatus status;

  @Version public int version = 1;

  public static Alert raise(Finding finding) {
    Alert alert = new Alert();
    alert.id = idOf(finding.key());
    alert.key = finding.key();
    alert.detector = finding.detector();
    alert.severity = finding.severity();
    alert.target = finding.target();
    alert.subject = new JsonObject();
    finding.subject().forEach(alert.subject::put);
    alert.sentence = finding.sentence();
    alert.legalReference = finding.legalReference().orElse(null);
    alert.raisedAt = finding.raisedAt();
    alert.position = finding.position();
    alert.evidence = new JsonObject(finding.evidence().toJson().toString());
    alert.status = AlertStatus.OPEN;
    return alert;
  }

  /** Follows from the key alone, so that links outlive a rebuild from the log. */
  static UUID idOf(String key) {
    return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
  }
}
