package org.embargoledger.alert.rules.store;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.embargoledger.alert.rules.FindingJson;
import org.embargoledger.alert.rules.RuleRun;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What a version found while it was in shadow: the first finding of each key. */
@Entity
@Immutable
@Table(name = "shadow_finding")
public class ShadowRow extends PanacheEntityBase {

  /** The version and the key of the finding. */
  @Embeddable
  public record Id(@Column(name = "rule_id") String ruleId, int version, String key) {}

  @EmbeddedId public Id id;

  public long position;

  @Column(name = "raised_at")
  public Instant raisedAt;

  @JdbcTypeCode(SqlTypes.JSON)
  public JsonObject finding;

  static ShadowRow of(RuleRun.Shadow shadow) {
    ShadowRow row = new ShadowRow();
    row.id = new Id(shadow.version().ruleId(), shadow.version().number(), shadow.finding().key());
    row.position = shadow.finding().position();
    row.raisedAt = shadow.finding().raisedAt();
    row.finding = new JsonObject(FindingJson.of(shadow.finding()).toString());
    return row;
  }

  static Uni<List<ShadowRow>> withKeys(List<String> keys) {
    return list("id.key in ?1", keys);
  }

  public static Uni<Long> countOf(String ruleId, int version) {
    return count("id.ruleId = ?1 and id.version = ?2", ruleId, version);
  }

  /** Newest first. */
  public static Uni<List<ShadowRow>> page(String ruleId, int version, int offset, int limit) {
    return find(
            "id.ruleId = ?1 and id.version = ?2 order by position desc, id.key", ruleId, version)
        .range(offset, offset + limit - 1)
        .list();
  }
}
