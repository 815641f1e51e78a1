package org.embargoledger.alert.triage;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Severity;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * The case that people work on: the finding it was raised by, which never changes, what was found
 * of it later, and the status of the work on it. The columns of the finding are not updatable, here
 * and in the database's grants. Whoever changes the rest holds the row's lock.
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

  /** What the finding was derived from and by; see {@code explain.Claims}. */
  @JdbcTypeCode(SqlTypes.JSON)
  @Column(updatable = false)
  public JsonObject claim;

  /** The alert that stands for this one, where a day brought too many. */
  @Column(name = "group_id", updatable = false)
  public UUID groupId;

  /** The finding of this key that came last, if it is not the first; see {@link Evidenced}. */
  @JdbcTypeCode(SqlTypes.JSON)
  public JsonObject latest;

  /** How often it was found. */
  @Column(name = "evidence_count")
  public int evidenceCount = 1;

  /** Of the last event that said something of this key. */
  @Column(name = "seen_position")
  public long seenPosition;

  /** The day behind that event that said something of this key last; null if the event did. */
  @Column(name = "seen_day")
  public LocalDate seenDay;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  public AlertStatus status;

  public String assignee;

  @Column(name = "proposed_by")
  public String proposedBy;

  @Column(name = "snoozed_until")
  public Instant snoozedUntil;

  @Column(name = "silence_id")
  public UUID silenceId;

  @Column(name = "silenced_until")
  public Instant silencedUntil;

  /** The number of steps that were taken. */
  public int version = 1;

  public static Alert raise(Finding finding, JsonObject claim) {
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
    alert.claim = claim;
    alert.see(finding.position(), finding.evidence().day());
    alert.status = AlertStatus.OPEN;
    return alert;
  }

  /** Follows from the key alone, so that links outlive a rebuild from the log. */
  public static UUID idOf(String key) {
    return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
  }

  void see(long position, Optional<LocalDate> day) {
    seenPosition = position;
    seenDay = day.orElse(null);
  }

  public boolean isSnoozed(Instant now) {
    return snoozedUntil != null && now.isBefore(snoozedUntil);
  }

  public boolean isSilenced(Instant now) {
    return silencedUntil != null && now.isBefore(silencedUntil);
  }

  /** Stands for the further alerts of a day. */
  public boolean isSummary() {
    return claim.containsKey(Summary.MARK);
  }
}
