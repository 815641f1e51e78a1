package org.embargoledger.alert.rules.store;

import io.quarkus.hibernate.reactive.panache.Panache;
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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.embargoledger.alert.rules.ContentReader;
import org.embargoledger.alert.rules.RuleEvent;
import org.embargoledger.model.json.Json;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A {@link RuleEvent} as it is stored. */
@Entity
@Immutable
@Table(name = "rule_event")
public class RuleEventRow extends PanacheEntityBase {

  /**
   * @param number within the rule
   */
  @Embeddable
  public record Id(@Column(name = "rule_id") String ruleId, int number) {}

  @EmbeddedId public Id id;

  public int version;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  public RuleEvent.Action action;

  public String actor;

  public Instant at;

  public String reason;

  public long position;

  @JdbcTypeCode(SqlTypes.JSON)
  public JsonObject content;

  @JdbcTypeCode(SqlTypes.JSON)
  public JsonObject difference;

  static RuleEventRow of(RuleEvent event) {
    RuleEventRow row = new RuleEventRow();
    row.id = new Id(event.ruleId(), event.number());
    row.version = event.version();
    row.action = event.action();
    row.actor = event.actor();
    row.at = event.at();
    row.reason = event.reason();
    row.position = event.position();
    row.content =
        event
            .content()
            .map(content -> new JsonObject(ContentReader.write(content).toString()))
            .orElse(null);
    row.difference = event.difference().map(json -> new JsonObject(json.toString())).orElse(null);
    return row;
  }

  RuleEvent event() {
    return new RuleEvent(
        id.ruleId(),
        id.number(),
        version,
        action,
        actor,
        at,
        reason,
        position,
        Optional.ofNullable(content).map(json -> ContentReader.stored(bytes(json))),
        Optional.ofNullable(difference).map(json -> Json.parse(bytes(json))));
  }

  private static byte[] bytes(JsonObject json) {
    return json.encode().getBytes(StandardCharsets.UTF_8);
  }

  static Uni<List<RuleEventRow>> ofRule(String ruleId) {
    return list("id.ruleId = ?1 order by id.number", ruleId);
  }

  static Uni<List<RuleEventRow>> all() {
    return list("order by id.ruleId, id.number");
  }

  /** Grows with every change of any rule; 0 before the first. */
  static Uni<Long> revision() {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        "select coalesce(max(revision), 0) from rule_event", Long.class)
                    .getSingleResult());
  }
}
